using System.Globalization;
using System.Text;

namespace DensingLaw.Reporting;

/// <summary>A run's numbers as one long table: RFC 4180 with line feeds, invariant numbers at full precision, empty where there is none.</summary>
public static class CsvReport
{
    private const string Header = "run,benchmark,quantity,name,items,value,standard_error,lower,upper,level";

    /// <summary>The text, with a header.</summary>
    public static string Of(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder(Header).Append('\n');
        foreach (var row in Rows(report.Result))
        {
            string[] cells =
            [
                report.Result.Run.Id, row.Benchmark, row.Quantity, row.Name, row.Items?.ToString(CultureInfo.InvariantCulture) ?? "", Number(row.Value), Number(row.StandardError),
                Number(row.Interval?.Lower), Number(row.Interval?.Upper), Number(row.Interval?.Level),
            ];
            text.AppendJoin(',', cells.Select(Quote)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<CsvRow> Rows(ResultDocument result)
    {
        if (result.Density is { } density)
        {
            yield return new CsvRow("", "density", density.Curve) { Value = density.Value, Interval = density.Interval };
            yield return new CsvRow("", "effective_parameters", density.Curve) { Value = density.EffectiveParameters, Interval = density.EffectiveParametersInterval };
        }

        if (result.Density is { ByTime: { } time })
            yield return new CsvRow("", "density_by_time", time.Origin) { Value = time.Value, Interval = time.Interval };
        if (result.Density is { FromLoss: { } loss })
        {
            yield return new CsvRow("", "density_from_loss", loss.Status) { Value = loss.Value, Interval = loss.Interval };
            yield return new CsvRow("", "effective_parameters_from_loss", loss.Curve) { Value = loss.EffectiveParameters, Interval = loss.EffectiveParametersInterval };
        }

        yield return new CsvRow("", "parameters", "non_embedding") { Value = result.Checkpoint.Parameters.NonEmbedding };
        foreach (var row in result.Benchmarks.SelectMany(Rows))
            yield return row;
    }

    private static IEnumerable<CsvRow> Rows(BenchmarkSection b)
    {
        yield return new CsvRow(b.Name, "score", b.Protocol) { Items = b.Items, Value = b.Score, StandardError = b.StandardError, Interval = b.Interval };
        yield return new CsvRow(b.Name, "macro_score", "") { Items = b.Items, Value = b.MacroScore };
        foreach (var (k, value) in b.PassAt)
            yield return new CsvRow(b.Name, "pass_at", k.ToString(CultureInfo.InvariantCulture)) { Items = b.Items, Value = value };
        foreach (var (name, value) in b.OtherScores)
            yield return new CsvRow(b.Name, "other_score", name) { Items = b.Items, Value = value };
        yield return new CsvRow(b.Name, "prompts_cut", "") { Items = b.Items, Value = b.Truncated };
        if (b.Completions is { } completions)
        {
            yield return new CsvRow(b.Name, "invalid_rate", "") { Items = completions.Graded, Value = completions.InvalidRate };
            yield return new CsvRow(b.Name, "cut_off_rate", "") { Items = completions.Written, Value = completions.CutOffRate };
        }

        foreach (var loss in b.Losses.Where(l => l.Loss is not null))
            yield return new CsvRow(b.Name, "bits_per_byte", loss.Kind.ToString()) { Items = loss.Loss!.Items, Value = loss.Loss.BitsPerByte.Corpus };
        foreach (var c in b.Categories)
            yield return new CsvRow(b.Name, "category_score", c.Name) { Items = c.Items, Value = c.Score, StandardError = c.StandardError };
        foreach (var s in b.Subtasks)
            yield return new CsvRow(b.Name, "subtask_score", s.Name) { Items = s.Items, Value = s.Score, StandardError = s.StandardError };
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
