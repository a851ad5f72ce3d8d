namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>The files of a benchmark's release, in memory.</summary>
/// <param name="Origin">What the user would look at: the zip's or folder's path.</param>
/// <param name="Sha256">The release's identity; see <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Files">Bytes by path inside the release, with forward slashes.</param>
internal sealed record ReleaseFiles(string Origin, string Sha256, IReadOnlyDictionary<string, byte[]> Files);
