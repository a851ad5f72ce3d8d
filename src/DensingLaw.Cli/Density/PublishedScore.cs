namespace DensingLaw.Cli;

/// <summary>One model of a table of published scores.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Parameters">N as the table gives it; null where it does not.</param>
/// <param name="ParametersAreTotal">Whether N counts embeddings too.</param>
/// <param name="ScorePercent">The score on the curve's benchmark, or the mean of five; null where one is missing.</param>
/// <param name="Missing">The benchmarks without a score.</param>
internal sealed record PublishedScore(string Model, long? Parameters, bool ParametersAreTotal, double? ScorePercent, IReadOnlyList<string> Missing);
