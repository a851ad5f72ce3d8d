using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Loss;

/// <summary>The mean losses of some items, all of them finite.</summary>
public sealed record LossSummary
{
    /// <summary>Items in it, at least 1.</summary>
    public required int Items { get; init; }

    /// <summary>Their tokens.</summary>
    public required long Tokens { get; init; }

    /// <summary>The UTF-8 bytes of their continuations, delimiters included.</summary>
    public required long Bytes { get; init; }

    /// <summary>Nats a token; compares models of one tokenizer.</summary>
    public required LossEstimate NatsPerToken { get; init; }

    /// <summary>Nats a byte.</summary>
    public required LossEstimate NatsPerByte { get; init; }

    /// <summary>Bits a byte.</summary>
    public required LossEstimate BitsPerByte { get; init; }

    /// <summary>Summarises items. Null when there are none.</summary>
    /// <param name="strata">Items by sub-task; resampled within it.</param>
    /// <param name="options">Draws, seed and level of the intervals.</param>
    internal static LossSummary? Of(IEnumerable<IReadOnlyList<ItemLoss>> strata, BootstrapOptions options)
    {
        var rows = strata.Where(s => s.Count > 0).Select(s => s.Select(Row).ToArray()).ToArray();
        if (rows.Length == 0)
            return null;
        var totals = Enumerable.Range(0, Columns).Select(c => rows.Sum(s => s.Sum(row => row[c]))).ToArray();
        var resampled = ItemStrata.Collapse(rows);
        var draws = resampled.All(s => s.Length > 1) ? ItemTotalsBootstrap.Draw(resampled, options) : null;
        var items = rows.Sum(s => s.Length);
        var perByte = Estimate(BytesColumn, PerByteColumn);
        return new LossSummary
        {
            Items = items,
            Tokens = (long)totals[TokensColumn],
            Bytes = (long)totals[BytesColumn],
            NatsPerToken = Estimate(TokensColumn, PerTokenColumn),
            NatsPerByte = perByte,
            BitsPerByte = perByte.Times(1 / Math.Log(2)),
        };

        LossEstimate Estimate(int length, int perLength) => new(
            totals[NatsColumn] / totals[length], IntervalOf(d => d[NatsColumn] / d[length]), totals[perLength] / items, IntervalOf(d => d[perLength] / items));

        Interval? IntervalOf(Func<double[], double> statistic) => draws is null ? null : ItemBootstrap.Percentiles([.. draws.Select(statistic)], options.Level);
    }

    private const int NatsColumn = 0, TokensColumn = 1, BytesColumn = 2, PerTokenColumn = 3, PerByteColumn = 4, Columns = 5;

    private static double[] Row(ItemLoss loss) => [loss.Nats, loss.Tokens, loss.Bytes, loss.NatsPerToken, loss.NatsPerByte];
}
