using DensingLaw.Checkpoints;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>How far the two engines are apart on one checkpoint.</summary>
/// <param name="Tokens">Tokens of the sequence compared.</param>
/// <param name="Largest">The largest difference of a log-probability, over all positions and the whole vocabulary.</param>
/// <param name="ByLayer">The same read after each layer, first layer first; empty when not looked at.</param>
internal sealed record EngineComparison(int Tokens, double Largest, IReadOnlyList<double> ByLayer)
{
    /// <summary>Coprime to every vocabulary size in use, so that the tokens are spread over it.</summary>
    private const long Stride = 7919;

    /// <summary>Runs a fixed sequence through both engines, one after the other, on the CPU in fp32.</summary>
    /// <param name="checkpoint">With weights of its own.</param>
    /// <param name="tokens">Tokens of the sequence; fewer where the model's positions end.</param>
    /// <param name="threads">CPU threads; null lets the engines choose.</param>
    /// <param name="tolerance">Above it the layers are looked at one by one.</param>
    public static EngineComparison Run(Checkpoint checkpoint, int tokens, int? threads, double tolerance)
    {
        if (checkpoint.Spec is not { } spec)
            throw new ConfigurationException($"{checkpoint.Path}: is a graph of its own, which the torch engine cannot run; name a checkpoint with weights");
        var count = Math.Min(tokens, spec.MaxPositions);
        var sequence = Enumerable.Range(0, count).Select(i => (int)(((i + 1) * Stride) % spec.VocabularySize)).ToArray();
        var largest = Difference(checkpoint, sequence, threads);
        double[] layers = largest <= tolerance ? [] :
            [.. Enumerable.Range(1, spec.Layers.Count - 1).Select(n => Difference(new FirstLayers(checkpoint, n), sequence, threads)), largest];
        return new EngineComparison(count, largest, layers);
    }

    private static double Difference(Checkpoint checkpoint, int[] sequence, int? threads)
    {
        var (expected, actual) = (LogProbs(EngineArguments.Onnx), LogProbs(EngineArguments.Torch));
        return expected.Zip(actual, (e, a) => e.Distribution.Zip(a.Distribution, Apart).Max()).Max();

        IReadOnlyList<Prediction> LogProbs(string engine)
        {
            using var model = new EngineRequest("cpu", threads, "fp32", new SchedulerOptions()) { Engine = engine }.Load(checkpoint);
            return model.Forward(new ForwardBatch
            {
                Rows = [new ForwardRow(sequence, [.. Enumerable.Range(0, sequence.Length).Select(i => new Read(i, []))])],
                Detail = new PredictionDetail(Distribution: true),
            }).Predictions[0];
        }
    }

    /// <summary>A number on one side alone is infinitely far.</summary>
    private static double Apart(float a, float b) => a.Equals(b) ? 0 : double.IsNaN((double)a - b) ? double.PositiveInfinity : Math.Abs((double)a - b);
}
