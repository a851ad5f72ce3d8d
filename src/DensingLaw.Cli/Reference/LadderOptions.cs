namespace DensingLaw.Cli;

/// <summary>What a user asked <c>reference run</c> to do.</summary>
internal sealed record LadderOptions
{
    /// <summary>A folder with a table of members, or such a table.</summary>
    public required string Ladder { get; init; }

    public required string Data { get; init; }

    public required string Suite { get; init; }

    /// <summary>From 0 to below <see cref="Parts"/>.</summary>
    public required int Part { get; init; }

    public required int Parts { get; init; }

    /// <summary>Members of this seed take no part in fits; null: all do.</summary>
    public required int? HeldOutSeed { get; init; }

    /// <summary>Say which members are still to be measured, and stop.</summary>
    public required bool DryRun { get; init; }

    public required string Output { get; init; }

    public required RawEngineArguments Engine { get; init; }
}
