namespace DensingLaw.Density;

/// <summary>Files in place of those that ship; null for the shipped one.</summary>
public sealed record LawFileChoice
{
    /// <summary>Densities of the trend.</summary>
    public string? Densities { get; init; }

    /// <summary>Densities on MMLU-CF.</summary>
    public string? MmluCf { get; init; }

    /// <summary>Densities on MMLU, from before ChatGPT on.</summary>
    public string? Mmlu { get; init; }

    /// <summary>Token prices.</summary>
    public string? Prices { get; init; }

    /// <summary>Compressed models.</summary>
    public string? Compression { get; init; }

    /// <summary>Growth rates, chips among them.</summary>
    public string? Growth { get; init; }

    /// <summary>Training costs.</summary>
    public string? Costs { get; init; }

    /// <summary>Information limits.</summary>
    public string? Limits { get; init; }
}
