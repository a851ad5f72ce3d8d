namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>A worked question of a prompt file.</summary>
/// <param name="Input">The question.</param>
/// <param name="Reasoning">What follows "Let's think step by step.", up to and with the answer's sentence.</param>
internal sealed record BbhShot(string Input, string Reasoning);
