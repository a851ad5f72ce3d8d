using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>Tables of what was run and what it cost.</summary>
public static class RunTables
{
    /// <summary>One row a fact: checkpoint, engine, plan.</summary>
    public static Table Facts(ResultDocument result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (run, checkpoint, engine) = (result.Run, result.Checkpoint, result.Engine);
        return new Table
        {
            Headers = ["what", "value"],
            Rows =
            [
                ["run", run.Id],
                ["items", Items(run)],
                ["seed", ResultTables.Count(run.Seed)],
                ["checkpoint", checkpoint.Path],
                ["checkpoint SHA-256", checkpoint.Sha256],
                ["tokenizer SHA-256", checkpoint.TokenizerSha256],
                ["beginning-of-sequence token", checkpoint.AddsBos ? "added" : "not added"],
                ["family", checkpoint.Family],
                ["parameters", $"{ResultTables.Count(checkpoint.Parameters.Total)} in all, {ResultTables.Count(checkpoint.Parameters.NonEmbedding)} without embeddings, {ResultTables.Count(checkpoint.Parameters.Active)} active"],
                ["stored as", checkpoint.Quantization is { } container ? $"{checkpoint.Precision} ({container})" : checkpoint.Precision],
                ["engine", $"{engine.Name} {engine.Version}, {engine.Precision} on {engine.Device}, {engine.Threads.ToString(CultureInfo.InvariantCulture)} threads"],
            ],
        };
    }

    /// <summary>One row a benchmark: protocol and hashes.</summary>
    public static Table Protocols(ResultDocument result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Table
        {
            Headers = ["benchmark", "protocol", "protocol SHA-256", "data SHA-256", "data differ from the release"],
            Rows = [.. result.Benchmarks.Select(b => (IReadOnlyList<string>)[b.Name, b.Protocol, b.ProtocolSha256, b.DataSha256, b.DataDifferences.Count == 0 ? "no" : string.Join("; ", b.DataDifferences)])],
        };
    }

    /// <summary>One row a quantity; empty where it is not known.</summary>
    public static Table Throughput(ResultDocument result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var rows = new List<IReadOnlyList<string>>();
        if (result.Performance is { } p)
        {
            rows.Add(["wall time", Seconds(p.WallSeconds)]);
            if (p.EstimatedSeconds is { } estimated)
                rows.Add([$"foretold after {Seconds(p.EstimatedAfterSeconds ?? 5)}", $"{Seconds(estimated)} ({Off(estimated, p.WallSeconds, "long", "short")})"]);
            rows.Add(["loading", Seconds(p.LoadSeconds)]);
            rows.Add(["prompt tokens", ResultTables.Count(p.PromptTokens)]);
            rows.Add(["computed", ResultTables.Count(p.ComputedTokens)]);
            rows.Add(["reused", p.PromptTokens > 0 ? $"{ResultTables.Count(p.ReusedTokens)} ({ResultTables.Percent((double)p.ReusedTokens / p.PromptTokens)})" : ResultTables.Count(p.ReusedTokens)]);
            rows.Add(["prompt tokens a second", Rate(p.PrefillTokensPerSecond)]);
            rows.Add(["tokens written", ResultTables.Count(p.NewTokens)]);
            if (p.EstimatedNewTokens is { } written)
                rows.Add(["foretold", $"{ResultTables.Count(written)} ({Off(written, p.NewTokens, "many", "few")})"]);
            rows.Add(["tokens written a second", Rate(p.DecodeTokensPerSecond)]);
            rows.Add(["peak memory", string.Create(CultureInfo.InvariantCulture, $"{p.PeakMemoryBytes / 1048576.0:N0} MiB")]);
        }

        return new Table { Headers = ["quantity", "value"], RightAligned = [1], Rows = rows };
    }

    private static string Items(RunSection run)
    {
        var chosen = run.Suite is { } suite ? $"suite {suite}" : run.Limit is { } limit ? $"the first {ResultTables.Count(limit)} of every sub-task" : "all";
        var subtasks = run.Subtasks is { } names ? $", sub-tasks {string.Join(", ", names)}" : "";
        return $"{chosen}{subtasks}{(run.Complete ? "" : "; not finished")}";
    }

    private static string Off(double estimated, double actual, string over, string under) => Math.Abs((estimated / actual) - 1) < 0.005
        ? "as it was"
        : $"{ResultTables.Percent(Math.Abs((estimated / actual) - 1))} too {(estimated > actual ? over : under)}";

    private static string Seconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:N1} s");

    private static string Rate(double? value) => value is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate:N1}") : "–";
}
