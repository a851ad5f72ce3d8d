using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation;

/// <summary>The addresses of an item's results under a plan.</summary>
internal static class ResultAddress
{
    /// <summary>The address of a result.</summary>
    /// <param name="plan">What decides it beside the item.</param>
    /// <param name="benchmark">The item's benchmark.</param>
    /// <param name="item">The item.</param>
    /// <param name="promptSha256">Hash of what the model is given.</param>
    /// <param name="settings">What is asked of it.</param>
    public static string Of(RunPlan plan, PlannedBenchmark benchmark, BenchmarkItem item, string promptSha256, string settings) => new RecordKey
    {
        CheckpointSha256 = plan.Checkpoint.Sha256,
        TokenizerSha256 = plan.Checkpoint.TokenizerSha256,
        ProtocolSha256 = benchmark.ProtocolSha256,
        Item = $"{benchmark.Name}:{item.Id}",
        PromptSha256 = promptSha256,
        Settings = settings,
        Engine = plan.Engine.Name,
        EngineVersion = plan.Engine.Version,
        DeviceKind = plan.DeviceKind,
        Precision = plan.Engine.Precision,
    }.ComputeHash();

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
