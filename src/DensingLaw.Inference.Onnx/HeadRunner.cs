using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>Runs the head over read positions in pieces, so that logits of many positions never lie in memory together.</summary>
internal sealed class HeadRunner(Func<HeadOutputs, InferenceSession> createSession, CancellationToken cancellation) : IDisposable
{
    /// <summary>Positions a call: 128 rows of a vocabulary of 128k are 66 MB of logits.</summary>
    private const int PiecePositions = 128;

    private readonly Dictionary<HeadOutputs, InferenceSession> _sessions = [];

    /// <summary>One prediction a read.</summary>
    /// <param name="source">The forward's output on the device.</param>
    /// <param name="rows">The row of <paramref name="source"/> that each read looks at.</param>
    /// <param name="reads">What is wanted of each.</param>
    /// <param name="detail">What else to return of each.</param>
    public Prediction[] Run(OrtValue source, long[] rows, Read[] reads, PredictionDetail detail)
    {
        var predictions = new Prediction[reads.Length];
        for (var first = 0; first < reads.Length; first += PiecePositions)
        {
            var count = Math.Min(PiecePositions, reads.Length - first);
            RunPiece(source, rows[first..(first + count)], reads.AsSpan(first, count), predictions.AsSpan(first, count), detail);
        }

        return predictions;
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }

    private void RunPiece(OrtValue source, long[] rows, ReadOnlySpan<Read> reads, Span<Prediction> predictions, PredictionDetail detail)
    {
        var (targets, width) = PackedTargets.Of(reads);
        var wanted = (detail.TopCount > 0 ? HeadOutputs.Top : HeadOutputs.None) | (detail.Distribution ? HeadOutputs.Distribution : HeadOutputs.None) |
            (detail.Ranks ? HeadOutputs.Ranks : HeadOutputs.None);
        if (!_sessions.TryGetValue(wanted, out var session))
        {
            _sessions.Add(wanted, session = createSession(wanted));
        }

        using var binding = new Binding(session, cancellation);
        binding.Input(HeadGraph.Source, source);
        binding.Input(HeadGraph.ReadIndex, rows, rows.Length);
        binding.Input(HeadGraph.Targets, targets, reads.Length, width);
        binding.Output(HeadGraph.LogProbs, OrtMemoryInfo.DefaultInstance);
        binding.Output(HeadGraph.Greedy, OrtMemoryInfo.DefaultInstance);
        if (detail.TopCount > 0)
        {
            binding.Input(HeadGraph.TopCount, new long[] { detail.TopCount }, 1);
            binding.Output(HeadGraph.TopLogProbs, OrtMemoryInfo.DefaultInstance);
            binding.Output(HeadGraph.TopTokens, OrtMemoryInfo.DefaultInstance);
        }

        if (detail.Ranks)
        {
            binding.Output(HeadGraph.Ranks, OrtMemoryInfo.DefaultInstance);
        }

        if (detail.Distribution)
        {
            binding.Output(HeadGraph.Distribution, OrtMemoryInfo.DefaultInstance);
        }

        var outputs = binding.Run();
        var logProbs = outputs[0].GetTensorDataAsSpan<float>();
        var greedy = outputs[1].GetTensorDataAsSpan<long>();
        for (var i = 0; i < reads.Length; i++)
        {
            var own = logProbs.Slice(i * width, reads[i].Targets.Length).ToArray();
            predictions[i] = new Prediction(
                own,
                (int)greedy[i],
                detail.TopCount > 0 ? Top(outputs[2], outputs[3], i, detail.TopCount) : [],
                detail.Distribution ? Row(outputs[^1], i, reads.Length) : [])
            {
                Ranks = detail.Ranks ? RanksOf(outputs[detail.TopCount > 0 ? 4 : 2], i * width, reads[i].Targets.Length) : [],
            };
        }

        foreach (var output in outputs)
        {
            output.Dispose();
        }
    }

    private static int[] RanksOf(OrtValue ranks, int first, int count)
    {
        var own = new int[count];
        for (var i = 0; i < count; i++)
        {
            own[i] = (int)ranks.GetTensorDataAsSpan<long>()[first + i];
        }

        return own;
    }

    private static float[] Row(OrtValue distribution, int row, int rows)
    {
        var values = distribution.GetTensorDataAsSpan<float>();
        var width = values.Length / rows;
        return values.Slice(row * width, width).ToArray();
    }

    private static TokenLogProb[] Top(OrtValue logProbs, OrtValue tokens, int row, int count)
    {
        var values = logProbs.GetTensorDataAsSpan<float>().Slice(row * count, count);
        var ids = tokens.GetTensorDataAsSpan<long>().Slice(row * count, count);
        var top = new TokenLogProb[count];
        for (var i = 0; i < count; i++)
        {
            top[i] = new TokenLogProb((int)ids[i], values[i]);
        }

        return top;
    }
}
