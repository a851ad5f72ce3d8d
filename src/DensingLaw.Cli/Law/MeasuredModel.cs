using System.Globalization;
using DensingLaw.Density;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>A run's result as an entry of the model registry.</summary>
internal static class MeasuredModel
{
    public static RegistryModel Of(ResultDocument result, string id, DateOnly date)
    {
        // Run ids are names of folders; the checkpoint's hash tells two of the same name apart.
        var source = $"run {result.Run.Id} of {result.Checkpoint.Sha256}";
        var parameters = result.Checkpoint.Parameters;
        return new RegistryModel
        {
            Id = id,
            Name = id,
            Date = date,
            Parameters = new RegistryParameters(parameters.Total, parameters.Active, parameters.NonEmbedding),
            Scores = [.. result.Benchmarks.Select(b => new RegistryScore
            {
                Benchmark = b.Name,
                Score = b.Score,
                Source = source,
                Settings = Settings(b, result),
                StandardError = b.StandardError,
            })],
            Densities = result.Density is { Value: { } value } density
                ? [new RegistryDensity(density.Curve, value, density.Interval is { } i ? new TrendInterval(i.Lower, i.Upper, i.Level) : null, source)]
                : [],
        };
    }

    private static string Settings(BenchmarkSection benchmark, ResultDocument result) => string.Create(CultureInfo.InvariantCulture,
        $"{benchmark.Protocol} {benchmark.ProtocolSha256}; {benchmark.Items} "
            + $"items{(result.Run.Limit is { } limit ? $", the first {limit} of every sub-task" : "")}"
        + $"{(result.Run.Subtasks is { } subtasks ? $", sub-tasks {string.Join(", ", subtasks)}" : "")}; {result.Engine.Name} "
        + $"{result.Engine.Version}, {result.Engine.Precision}; "
        + $"weights {result.Checkpoint.Quantization ?? result.Checkpoint.Precision}");
}
