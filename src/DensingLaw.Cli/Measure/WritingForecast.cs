using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>How much a benchmark's completions are taken to be.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Completions">How many are to be written.</param>
/// <param name="Tokens">Tokens they are taken to have, all together.</param>
/// <param name="MostTokens">Tokens they have at most.</param>
/// <param name="Ends">How those that were tried out ended.</param>
internal sealed record WritingForecast(string Benchmark, int Completions, double Tokens, long MostTokens, CompletionEnds Ends);
