using System.Globalization;
using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>Reads a table of published scores.</summary>
internal static class PublishedScoreTable
{
    /// <summary>
    /// Columns: <c>model</c> or <c>name</c>; <c>parameters</c> (non-embedding), or <c>total_params_b</c> in billions; a column <c>score</c>, or one a
    /// benchmark (<c>mmlu</c>, ...), in percent, of which the curve's average is taken. Empty cells are missing scores.
    /// </summary>
    /// <exception cref="InvalidDataException">Not such a table.</exception>
    public static IReadOnlyList<PublishedScore> Parse(string text, string file, ReferenceCurve curve)
    {
        var table = DelimitedTable.Parse(text, file);
        var (name, parameters, total, single) = (table.Require("model", "name"), table.Find("parameters"), table.Find("total_params_b"), table.Find("score"));
        if (parameters < 0 && total < 0)
            table.Require("parameters", "total_params_b");
        var parts = single >= 0 ? [("score", 1)] : curve.ScoreParts;
        string[] wanted = [.. parts.Select(p => p.Benchmark)];
        int[] columns = [.. wanted.Select(w => table.Require(w))];
        var rows = new List<PublishedScore>();
        for (var row = 0; row < table.Rows; row++)
        {
            string[] missing = [.. wanted.Where((_, i) => table.Text(row, columns[i]).Length == 0)];
            double? score = missing.Length > 0 ? null : columns.Select((c, i) => parts[i].Weight * table.Number(row, c)).Sum();
            if (score is not (null or (>= 0 and <= 100)))
                throw table.Error(row, string.Create(CultureInfo.InvariantCulture, $"a score of {score} is not in [0, 100] percent"));
            var own = parameters >= 0 && table.Text(row, parameters).Length > 0;
            double? size = own ? table.Number(row, parameters) : total >= 0 && table.Text(row, total).Length > 0 ? 1e9 * table.Number(row, total) : null;
            if (size is < 1)
                throw table.Error(row, "parameters must be at least 1");
            rows.Add(new PublishedScore(table.Text(row, name), size is { } n ? (long)Math.Round(n) : null, !own, score, missing));
        }

        return rows;
    }
}
