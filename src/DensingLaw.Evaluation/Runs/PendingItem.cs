using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation;

/// <summary>An item and its address in the journal; no tokens yet, so that resuming a run does not encode the sub-tasks that are finished.</summary>
internal sealed record PendingItem(BenchmarkItem Item, PlannedBenchmark Benchmark, int Ordinal, string Key, string PromptSha256)
{
    /// <summary>All items of a benchmark with their addresses under a plan.</summary>
    public static IEnumerable<PendingItem> Of(ChoiceBenchmark benchmark, RunPlan plan)
    {
        for (var i = 0; i < benchmark.Items.Count; i++)
        {
            var item = benchmark.Items[i];
            var promptSha256 = Sha256(item.Prompt);
            var key = new RecordKey
            {
                CheckpointSha256 = plan.Checkpoint.Sha256,
                TokenizerSha256 = plan.Checkpoint.TokenizerSha256,
                ProtocolSha256 = benchmark.Plan.ProtocolSha256,
                Item = $"{benchmark.Plan.Name}:{item.Id}",
                PromptSha256 = promptSha256,
                Settings = $"choices/1 gold={item.GoldIndex} {Sha256(string.Join('\0', item.Continuations))}",
                Engine = plan.Engine.Name,
                EngineVersion = plan.Engine.Version,
                DeviceKind = plan.DeviceKind,
                Precision = plan.Engine.Precision,
            };
            yield return new PendingItem(item, benchmark.Plan, i, key.ComputeHash(), promptSha256);
        }
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
