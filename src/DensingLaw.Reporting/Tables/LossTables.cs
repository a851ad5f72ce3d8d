using System.Globalization;
using System.Text.Json;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>The tables of <c>densinglaw loss</c>.</summary>
public static class LossTables
{
    private const string None = "–";

    /// <summary>One row a quantity of a text.</summary>
    public static Table Text(TextLoss loss) => new()
    {
        Headers = ["text loss", ""],
        RightAligned = [1],
        Rows =
        [
            ["bits per byte", Number(loss.BitsPerByte)], ["byte perplexity", Number(loss.BytePerplexity)],
            ["word perplexity", Number(loss.WordPerplexity)], ["nats per token", Number(loss.NatsPerToken)],
            ["bytes", Count(loss.Bytes)], ["words", Count(loss.Words)], ["tokens", Count(loss.Tokens)], ["windows", Count(loss.Windows)],
        ],
    };

    /// <summary>One row a benchmark and kind, and under it one for truncated items where there are any.</summary>
    public static Table Items(IEnumerable<BenchmarkLoss> losses) => new()
    {
        Headers = ["benchmark", "loss of", "bits/byte", "90 % interval", "item mean", "nats/token", "item mean", "items", "left out", "merged"],
        RightAligned = [2, 3, 4, 5, 6, 7, 8, 9],
        LeftOutFirst = [9, 8, 6, 5],
        Rows = [.. losses.SelectMany(Rows)],
    };

    private static IEnumerable<IReadOnlyList<string>> Rows(BenchmarkLoss loss)
    {
        var counts = loss.Counts;
        yield return [loss.Benchmark, Name(loss.Kind), .. Cells(loss.Loss), Count(counts.Items - (loss.Loss?.Items ?? 0)), Count(counts.BoundaryMerged)];
        if (counts.Truncated > 0)
            yield return ["  truncated", "", .. Cells(loss.TruncatedLoss), Count(counts.Truncated - (loss.TruncatedLoss?.Items ?? 0)), ""];
        if (counts.Infinite > 0)
            yield return ["  infinite", "", None, None, None, None, None, Count(counts.Infinite), "", ""];
    }

    private static string[] Cells(LossSummary? loss) => loss is null
        ? [None, None, None, None, None, "0"]
        :
        [
            Number(loss.BitsPerByte.Corpus), Ends(loss.BitsPerByte.CorpusInterval), Number(loss.BitsPerByte.ItemMean),
            Number(loss.NatsPerToken.Corpus), Number(loss.NatsPerToken.ItemMean), Count(loss.Items),
        ];

    private static string Name(LossKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string Ends(Interval? interval) => interval is { } i ? $"{Number(i.Lower)} – {Number(i.Upper)}" : None;

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
