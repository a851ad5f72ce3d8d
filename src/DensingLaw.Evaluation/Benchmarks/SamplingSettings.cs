using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>
/// How many answers a run takes of each item, and how tokens are drawn. A choice of the run, not of the protocol: it stands in the place of the
/// definition's <c>decoding</c> and <c>samples</c>, and <see cref="Key"/> belongs in the address of every record.
/// </summary>
public sealed record SamplingSettings
{
    private const int MaxSamples = 1000;
    private static readonly int[] s_k = [1, 10, 100];

    /// <summary>One greedy answer: what all protocols take by default.</summary>
    public static SamplingSettings Greedy { get; } = new();

    /// <summary>Answers to each item, 1 to 1000.</summary>
    /// <exception cref="ConfigurationException">Another number.</exception>
    public int Samples
    {
        get;
        init => field = value is >= 1 and <= MaxSamples ? value
            : throw Wrong("samples", value, FormattableString.Invariant($"1 to {MaxSamples}"));
    } = 1;

    /// <summary>Logits are divided by it before tokens are drawn; finite, at least 0. At 0 the likeliest token is taken and nothing is drawn.</summary>
    /// <exception cref="ConfigurationException">Another number.</exception>
    public double Temperature
    {
        get;
        init => field = double.IsFinite(value) && value >= 0 ? value : throw Wrong("temperature", value, "a number of at least 0");
    }

    /// <summary>Tokens are drawn from the likeliest ones that together have at least this probability; above 0, at most 1.</summary>
    /// <exception cref="ConfigurationException">Another number.</exception>
    public double TopP
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw Wrong("top-p", value, "a number above 0 and at most 1");
    } = 1;

    /// <summary>Seed of the draws.</summary>
    public int Seed { get; init; }

    /// <summary>Whether the likeliest token is taken at each step.</summary>
    public bool IsGreedy => Temperature == 0;

    /// <summary>The k for which pass@k is estimated: those of 1, 10 and 100 that the samples reach (Chen et al. 2021).</summary>
    public IReadOnlyList<int> PassAt => [.. s_k.Where(k => k <= Samples)];

    /// <summary>The settings in one line: equal when nothing that decides an answer differs. Greedy answers know no top-p and no seed.</summary>
    public string Key => IsGreedy
        ? string.Create(CultureInfo.InvariantCulture, $"greedy samples={Samples}")
        : string.Create(CultureInfo.InvariantCulture, $"sampled samples={Samples} temperature={Temperature:R} topP={TopP:R} seed={Seed}");

    private static ConfigurationException Wrong(string name, double found, string needed) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is {found}; {needed} is needed"));
}
