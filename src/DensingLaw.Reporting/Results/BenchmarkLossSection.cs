using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Reporting;

/// <summary>The losses of a benchmark's gold answers and how they were got.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Protocol">The named way its prompts are made.</param>
/// <param name="ProtocolSha256">Hash of the protocol's definition.</param>
/// <param name="DataSha256">Hash of the benchmark's files.</param>
/// <param name="Losses">One a kind.</param>
public sealed record BenchmarkLossSection(string Name, string Protocol, string ProtocolSha256, string DataSha256, IReadOnlyList<BenchmarkLoss> Losses);
