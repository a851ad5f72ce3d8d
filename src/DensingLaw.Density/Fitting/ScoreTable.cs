namespace DensingLaw.Density;

/// <summary>Losses and scores of well-trained models on some benchmarks, for score curves.</summary>
public sealed class ScoreTable
{
    private readonly Dictionary<string, List<(string? Model, ScorePoint Point)>> _fit = new(StringComparer.Ordinal);
    private readonly string _file;

    private ScoreTable(string file) => _file = file;

    /// <summary>The benchmarks' keys, in file order; <c>average</c> where the file has a mean of its own.</summary>
    public IReadOnlyCollection<string> Benchmarks => _fit.Keys;

    /// <summary>
    /// Reads comma-separated text with the columns <c>benchmark</c>, <c>loss</c> and <c>score_percent</c> (or <c>score</c>, also in percent), and if
    /// wanted <c>model</c>, and <c>role</c>, of which rows other than <c>fit</c> are left out.
    /// </summary>
    /// <exception cref="InvalidDataException">Not such a table; one line names file, line and column.</exception>
    public static ScoreTable Parse(string text, string file)
    {
        var table = DelimitedTable.Parse(text, file);
        var (benchmark, loss, score) = (table.Require("benchmark", "task"), table.Require("loss", "bits_per_byte"), table.Require("score_percent", "score"));
        var (model, role) = (table.Find("model"), table.Find("role"));
        var result = new ScoreTable(file);
        for (var row = 0; row < table.Rows; row++)
        {
            var point = new ScorePoint(table.Number(row, loss), table.Number(row, score));
            if (point is not { Loss: >= 0, ScorePercent: >= 0 and <= 100 })
                throw table.Error(row, "losses must be at least 0 and scores in [0, 100] percent");
            if (role >= 0 && !table.Text(row, role).Equals("fit", StringComparison.OrdinalIgnoreCase))
                continue;
            var key = BenchmarkKey.Of(table.Text(row, benchmark));
            if (!result._fit.TryGetValue(key, out var points))
                result._fit[key] = points = [];
            points.Add((model < 0 ? null : table.Text(row, model), point));
        }

        return result;
    }

    /// <summary>The points of one benchmark.</summary>
    /// <exception cref="InvalidDataException">The table lacks it.</exception>
    public IReadOnlyList<ScorePoint> Points(string benchmark) => [.. Rows(benchmark).Select(r => r.Point)];

    /// <summary>
    /// The points of an average of the five benchmarks, model by model. Where the file does not name the models but has rows <c>average</c>, as the
    /// paper's figure does, the models are those whose category means are these rows.
    /// </summary>
    /// <exception cref="InvalidDataException">A benchmark is missing, or its rows cannot be told by model.</exception>
    public IReadOnlyList<ScorePoint> Points(BenchmarkAverage average) =>
        [.. Models().Select(m => new ScorePoint(average.Of([.. m.Select(p => p.Loss)]), average.Of([.. m.Select(p => p.ScorePercent)])))];

    private IEnumerable<ScorePoint[]> Models()
    {
        var columns = ReferenceCurveSet.AveragedBenchmarks.Select(Rows).ToList();
        if (columns.TrueForAll(c => c.TrueForAll(r => r.Model is not null)))
        {
            return columns[0].Select(first => columns.Select(c => c.Where(r => r.Model == first.Model).Select(r => r.Point).ToList() is [var only]
                ? only
                : throw new InvalidDataException($"{_file}: the model {first.Model} does not have one row for each benchmark")).ToArray());
        }

        if (!_fit.ContainsKey(ReferenceCurveSet.AverageKey))
            throw new InvalidDataException($"{_file} has no column model and no rows {ReferenceCurveSet.AverageKey}: its scores have no average");
        var matched = ModelMatching.Match([.. columns.Select(c => c.Select(r => r.Point).ToArray())], Points(ReferenceCurveSet.AverageKey));
        return matched ?? throw new InvalidDataException($"{_file}: the rows {ReferenceCurveSet.AverageKey} are not category means of its other rows; add a column model");
    }

    private List<(string? Model, ScorePoint Point)> Rows(string benchmark) => _fit.TryGetValue(benchmark, out var rows)
        ? rows
        : throw new InvalidDataException($"{_file} has no scores for {benchmark}; it has {string.Join(", ", _fit.Keys)}");
}
