namespace DensingLaw.Density;

/// <summary>Losses of a reference ladder on some benchmarks.</summary>
public sealed class LossTable
{
    private const string Suffix = "_loss";

    private readonly Dictionary<string, List<LossPoint>> _points = new(StringComparer.Ordinal);
    private readonly string _file;

    private LossTable(string file) => _file = file;

    /// <summary>The benchmarks' keys, in file order; <c>average</c> where the file has a mean of its own.</summary>
    public IReadOnlyCollection<string> Benchmarks => _points.Keys;

    /// <summary>
    /// Reads comma-separated text with the columns <c>parameters</c> (or <c>nonembedding_params</c>) and <c>tokens</c>, and either one column
    /// <c>NAME_loss</c> a benchmark, or the columns <c>benchmark</c>, <c>loss</c> and if wanted <c>standard_error</c>. Of a column <c>role</c>, rows other
    /// than <c>fit</c> are left out.
    /// </summary>
    /// <exception cref="InvalidDataException">Not such a table; one line names file, line and column.</exception>
    public static LossTable Parse(string text, string file)
    {
        var table = DelimitedTable.Parse(text, file);
        var (n, d) = (table.Require("parameters", "nonembedding_params"), table.Require("tokens"));
        int[] wide = [.. Enumerable.Range(0, table.Header.Count).Where(i => table.Header[i].EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))];
        var result = new LossTable(file);
        var (benchmark, error) = (wide.Length > 0 ? -1 : table.Require("benchmark", "task"), table.Find("standard_error"));
        var role = table.Find("role");
        var loss = wide.Length > 0 ? -1 : table.Require("loss", "bits_per_byte");
        for (var row = 0; row < table.Rows; row++)
        {
            foreach (var column in wide.Length > 0 ? wide : [loss])
            {
                var key = wide.Length > 0 ? table.Header[column][..^Suffix.Length] : table.Text(row, benchmark);
                var point = new LossPoint(table.Number(row, n), table.Number(row, d), table.Number(row, column), error < 0 ? null : table.Number(row, error));
                if (role >= 0 && !table.Text(row, role).Equals("fit", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (point is not { Parameters: > 0, Tokens: > 0, Loss: > 0, StandardError: null or > 0 })
                    throw table.Error(row, "parameters, tokens, losses and standard errors must be above 0");
                result.Of(BenchmarkKey.Of(key)).Add(point);
            }
        }

        return result;
    }

    /// <summary>The points of one benchmark.</summary>
    /// <exception cref="InvalidDataException">The table lacks it.</exception>
    public IReadOnlyList<LossPoint> Points(string benchmark) => _points.TryGetValue(benchmark, out var points)
        ? points
        : throw new InvalidDataException($"{_file} has no losses for {benchmark}; it has {string.Join(", ", _points.Keys)}");

    /// <summary>The points of an average of the five benchmarks, run by run.</summary>
    /// <exception cref="InvalidDataException">A benchmark is missing, or the benchmarks' runs differ.</exception>
    public IReadOnlyList<LossPoint> Points(BenchmarkAverage average)
    {
        var columns = ReferenceCurveSet.AveragedBenchmarks.Select(Points).ToList();
        foreach (var column in columns)
        {
            if (!column.Select(p => (p.Parameters, p.Tokens)).SequenceEqual(columns[0].Select(p => (p.Parameters, p.Tokens))))
                throw new InvalidDataException($"{_file}: the benchmarks' runs differ, so that their losses have no average");
        }

        return [.. columns[0].Select((p, i) => new LossPoint(p.Parameters, p.Tokens, average.Of([.. columns.Select(c => c[i].Loss)])))];
    }

    private List<LossPoint> Of(string key) => _points.TryGetValue(key, out var points) ? points : _points[key] = [];
}
