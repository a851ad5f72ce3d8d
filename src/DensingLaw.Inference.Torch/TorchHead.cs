using System.Runtime.InteropServices;
using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>Final norm, head and log-softmax (fp32) over read positions, in pieces, so that logits of many positions never lie in memory together.</summary>
internal sealed class TorchHead(Tensor gain, Tensor weight, NormSpec norm, TorchDevice device)
{
    /// <summary>Positions a piece: 128 rows of a vocabulary of 128k are 66 MB of logits.</summary>
    private const int PiecePositions = 128;

    /// <summary>One prediction a read.</summary>
    /// <param name="hidden">The residual stream after the last layer, [reads, hidden].</param>
    /// <param name="reads">What is wanted of each row.</param>
    /// <param name="detail">What else to return of each.</param>
    public Prediction[] Read(Tensor hidden, Read[] reads, PredictionDetail detail)
    {
        var predictions = new Prediction[reads.Length];
        for (var first = 0; first < reads.Length; first += PiecePositions)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(PiecePositions, reads.Length - first);
            ReadPiece(hidden.narrow(0, first, count), reads.AsSpan(first, count), predictions.AsSpan(first, count), detail);
        }

        return predictions;
    }

    private void ReadPiece(Tensor hidden, ReadOnlySpan<Read> reads, Span<Prediction> predictions, PredictionDetail detail)
    {
        var logits = nn.functional.linear(TorchModel.Norm(hidden, gain, norm, device.Type), weight).to_type(ScalarType.Float32);
        var logProbs = logits.log_softmax(-1);
        var (targets, width) = PackedTargets.Of(reads);
        var index = tensor(targets, [reads.Length, width], dtype: int64, device: device.Device);
        var own = Values<float>(logProbs.gather(1, index));
        var greedy = Values<long>(logits.argmax(-1));
        var ranks = detail.Ranks ? Values<long>(logits.unsqueeze(1).gt(logits.gather(1, index).unsqueeze(2)).sum(2)) : [];
        var distribution = detail.Distribution ? Values<float>(logProbs) : [];
        var (topValues, topTokens) = detail.TopCount > 0 ? logProbs.topk(detail.TopCount, -1) : (null, null);
        var (top, tokens) = (topValues is null ? [] : Values<float>(topValues), topTokens is null ? [] : Values<long>(topTokens));
        for (var i = 0; i < reads.Length; i++)
        {
            var count = reads[i].Targets.Length;
            predictions[i] = new Prediction(
                own.AsSpan(i * width, count).ToArray(),
                (int)greedy[i],
                Top(top, tokens, i, detail.TopCount),
                detail.Distribution ? distribution.AsSpan(i * (distribution.Length / reads.Length), distribution.Length / reads.Length).ToArray() : [])
            {
                Ranks = detail.Ranks ? [.. ranks.Skip(i * width).Take(count).Select(r => (int)r)] : [],
            };
        }
    }

    private static TokenLogProb[] Top(float[] values, long[] tokens, int row, int count)
    {
        var top = new TokenLogProb[count];
        for (var i = 0; i < count; i++)
            top[i] = new TokenLogProb((int)tokens[(row * count) + i], values[(row * count) + i]);
        return top;
    }

    private static T[] Values<T>(Tensor values)
        where T : unmanaged
    {
        var here = values.cpu().contiguous();
        return MemoryMarshal.Cast<byte, T>(here.bytes).ToArray();
    }
}
