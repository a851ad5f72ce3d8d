namespace DensingLaw.Cli;

/// <summary>Binds the commands to the parts that do their work. The only file that knows them all; a command whose part is absent is not offered.</summary>
internal sealed record Composition
{
    /// <summary>What <c>measure</c> and <c>report</c> need.</summary>
    public MeasureParts? Measure { get; init; }

    /// <summary>What the probes need.</summary>
    public ProbeParts? Probes { get; init; }

    /// <summary>Looks at each engine's native library; called by <c>doctor</c> alone.</summary>
    public IReadOnlyList<Func<EngineDiagnosis>> DiagnoseEngines { get; init; } = [];

    /// <summary>The product's own composition.</summary>
    public static Composition Create() => new();
}
