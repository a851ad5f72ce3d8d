using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>The tables a user sees at the end of a run.</summary>
public static class ResultTables
{
    /// <summary>One row a benchmark.</summary>
    public static Table Scores(ResultDocument result) => new()
    {
        Headers = ["benchmark", "score", "± s.e.", "90 % interval", "macro", "items", "protocol"],
        RightAligned = [1, 2, 3, 4, 5],
        Rows =
        [
            .. result.Benchmarks.Select(b => (IReadOnlyList<string>)
            [
                b.Name, Share(b.Score), b.StandardError is { } error ? Share(error) : "–", $"{Share(b.Interval.Lower!.Value)} – {Share(b.Interval.Upper!.Value)}", Share(b.MacroScore),
                b.Items == b.ItemsPlanned ? Count(b.Items) : $"{Count(b.Items)} of {Count(b.ItemsPlanned)}", b.Protocol,
            ]),
        ],
    };

    /// <summary>One row a quantity; empty without a density.</summary>
    public static Table Density(ResultDocument result)
    {
        var rows = new List<IReadOnlyList<string>>();
        if (result.Density is { } density)
        {
            rows.Add(["N̂ effective parameters", density.EffectiveParameters is { } n ? ParameterText.Of(n) : "–"]);
            rows.Add(["N non-embedding parameters", ParameterText.Of(result.Checkpoint.Parameters.NonEmbedding)]);
            var interval = density.Interval is { } i
                ? string.Create(CultureInfo.InvariantCulture, $"  ({i.Level * 100:0.#} % interval {End(i.Lower)} – {End(i.Upper)})")
                : "";
            rows.Add(["ρ density", density.Value is { } value ? Ratio(value) + interval : "–"]);
            rows.Add(["status", density.Status]);
            rows.Add(["curve", density.Curve]);
        }

        return new Table { Headers = ["density", ""], Rows = rows };
    }

    private static string End(double? value) => value is { } end ? Ratio(end) : "open";

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
