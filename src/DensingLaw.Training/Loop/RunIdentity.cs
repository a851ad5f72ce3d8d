using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Training.Loop;

/// <summary>
/// A hash of everything that decides a run's numbers, so that a state or model of another run is never continued or kept. Which stops there are is left out,
/// as long as warm-up is the same: a stop may be added later. So are micro-batches, device and threads.
/// </summary>
internal static class RunIdentity
{
    public static string Of(LadderRun run, TrainingCorpus corpus, string precision)
    {
        var (table, size) = (run.Table, run.Size);
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            1|{size.Layers}|{size.Hidden}|{size.Heads}|{size.KeyValueHeads}|{size.HeadSize}|{size.FeedForward}|{size.Sequences}|{size.LearningRate:R}|{run.Seed}
            {table.Window}|{table.Tied}|{table.RotaryBase:R}|{table.NormEpsilon:R}|{table.WeightDecay:R}|{run.Schedule.WarmupSteps}|{table.Decay:R}
            {corpus.Vocabulary}|{corpus.Sha256}|{precision}
            """);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
