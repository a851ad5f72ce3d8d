using System.Globalization;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>The two halves of a reference curve, with the points they were fitted on and the way from a score to N̂.</summary>
internal static class CurveCharts
{
    private const int Steps = 80;
    private const int MostLabels = 14;
    private const double RoomForLabels = 12;

    /// <summary>Score from loss; with a score, steps 1 and 2 of the way to N̂.</summary>
    public static Chart Sigmoid(ReferenceCurve curve, IReadOnlyList<ScorePoint> points, double? score = null)
    {
        var (percent, loss) = (100 * score, score is { } s ? curve.Score.Loss(100 * s) : null);
        double reach = 4 / -curve.Score.Gamma, middle = curve.Score.Midpoint;
        var x = ChartAxis.Linear($"loss, {Unit(curve)}",
            Math.Max(0, points.Select(p => p.Loss).Append(loss ?? middle).Append(middle - reach).Min()),
            points.Select(p => p.Loss).Append(loss ?? middle).Append(middle + reach).Max());
        var series = new List<ChartSeries>
        {
            new("score curve", ChartRole.Curve, ChartForm.Line, [.. Sample(x, l => curve.Score.Score(l))]),
            new("models it was fitted on", ChartRole.Points, ChartForm.Marks, [.. points.Select(p => new ChartPoint(p.Loss, p.ScorePercent, $"loss {Loss(p.Loss)}, score {Number(p.ScorePercent)} %"))]),
        };
        if (percent is { } height)
            series.Add(new ChartSeries("1: the score", ChartRole.Model, ChartForm.DashedLine, [new ChartPoint(x.Minimum, height), new ChartPoint(loss ?? x.Maximum, height)]) { Step = 1 });
        if ((loss, percent) is ({ } at, { } reached))
        {
            series.Add(new ChartSeries("2: its loss", ChartRole.Model, ChartForm.DashedLine, [new ChartPoint(at, reached), new ChartPoint(at, 0)]) { Step = 2 });
            series.Add(new ChartSeries("", ChartRole.Model, ChartForm.Marks, [new ChartPoint(at, reached, $"loss {Loss(at)}, score {Number(reached)} %") { Label = $"L = {Loss(at)}" }]) { Step = 2 });
        }

        return new Chart
        {
            Id = "sigmoid",
            Title = "From score to loss",
            Description = (percent, loss) switch
            {
                ({ } p, { } l) => $"The curve has the score {Number(p)} % at a loss of {Loss(l)}.",
                ({ } p, null) => $"The curve has the score {Number(p)} % at no finite loss.",
                _ => $"Scores run from {Number(curve.Score.Floor)} % to {Number(curve.CeilingPercent)} %, which models without end of parameters approach at D₀.",
            },
            X = x,
            Y = ChartAxis.Linear("score, %", 0, 100),
            Series = series,
        };
    }

    /// <summary>Size from loss at D₀; steps 3 to 5 of the way to N̂.</summary>
    public static Chart Inversion(ReferenceCurve curve, double loss, double effective, double own)
    {
        var x = ChartAxis.Logarithmic("parameters without embeddings", new[] { curve.Ladder.ParametersMin, effective, own }.Min(), new[] { 1e11, effective, own }.Max(), ParameterText.Of);
        double At(double log) => curve.Loss.Loss(Math.Pow(10, log), curve.ReferenceTokens);
        var y = ChartAxis.Linear($"loss at D₀, {Unit(curve)}", curve.Loss.Floor(curve.ReferenceTokens), At(x.Minimum));
        var (to, mine) = (Math.Log10(effective), Math.Log10(own));
        return new Chart
        {
            Id = "inversion",
            Title = "From loss to size",
            Description = $"A reference model trained on {ScoreCharts.Tokens(curve.ReferenceTokens)} tokens has the loss {Loss(loss)} at {ParameterText.Of(effective)} parameters; the checkpoint has {ParameterText.Of(own)}.",
            X = x,
            Y = y,
            Series =
            [
                new ChartSeries($"loss law at {ScoreCharts.Tokens(curve.ReferenceTokens)} tokens", ChartRole.Curve, ChartForm.Line, [.. Sample(x, At)]),
                new ChartSeries("3: the loss", ChartRole.Model, ChartForm.DashedLine, [new ChartPoint(x.Minimum, loss), new ChartPoint(to, loss)]) { Step = 3 },
                new ChartSeries("4: N̂", ChartRole.Model, ChartForm.DashedLine, [new ChartPoint(to, loss), new ChartPoint(to, y.Minimum)]) { Step = 4 },
                new ChartSeries("", ChartRole.Model, ChartForm.Marks, [new ChartPoint(to, loss, $"N̂ = {ParameterText.Of(effective)}, loss {Loss(loss)}") { Label = $"N̂ {ParameterText.Of(effective)}" }]) { Step = 4 },
                new ChartSeries("5: N, for ρ = N̂ / N", ChartRole.Records, ChartForm.DashedLine, [new ChartPoint(mine, y.Maximum, $"N = {ParameterText.Of(own)}") { Label = $"N {ParameterText.Of(own)}", Place = LabelPlace.Below }, new ChartPoint(mine, y.Minimum)]) { Step = 5 },
            ],
        };
    }

    /// <summary>The loss law with its runs, drawn out to D₀.</summary>
    public static Chart LossLaw(ReferenceCurve curve, IReadOnlyList<LossPoint> points)
    {
        var (ladder, target) = (curve.Ladder, curve.ReferenceTokens);
        double[] sizes = points.Count > 0 ? [.. points.Select(p => p.Parameters).Distinct().Order()] : [ladder.ParametersMin, ladder.ParametersMax];
        var x = ChartAxis.Logarithmic("training tokens D", Math.Min(ladder.TokensMin, target), RoomForLabels * Math.Max(ladder.TokensMax, target), ScoreCharts.Tokens);
        var (from, to) = (Math.Log10(ladder.TokensMin), Math.Log10(Math.Max(ladder.TokensMax, target)));
        double At(double size, double log) => curve.Loss.Loss(size, Math.Pow(10, log));
        var y = ChartAxis.Linear($"loss, {Unit(curve)}",
            Math.Min(At(sizes[^1], to), points.Select(p => p.Loss).DefaultIfEmpty(double.MaxValue).Min()), Math.Max(At(sizes[0], from), points.Select(p => p.Loss).DefaultIfEmpty(0).Max()));
        var end = Math.Clamp(Math.Log10(ladder.TokensMax), from, to);
        var labelled = Labelled(sizes, size => At(size, to), (y.Maximum - y.Minimum) / MostLabels);
        ChartPoint[] Line(double size, double first, double last) =>
            [.. Enumerable.Range(0, Steps + 1).Select(s => first + (last - first) * s / Steps).Select(log => new ChartPoint(log, At(size, log)))];
        var lines = sizes.SelectMany((size, i) => new[]
        {
            new ChartSeries(i == 0 ? "loss law, one line a size" : "", ChartRole.Curve, ChartForm.Line, Line(size, from, end)),
            new ChartSeries(i == 0 ? "beyond the runs" : "", ChartRole.Curve, ChartForm.DashedLine, [.. Line(size, end, to)[..^1], Labelling(size)]),
        });
        ChartPoint Labelling(double size) => new(to, At(size, to)) { Label = labelled.Contains(size) ? ParameterText.Of(size) : null, Place = LabelPlace.Beside };
        return new Chart
        {
            Id = "loss-law",
            Title = "The loss law and its runs",
            Description = $"The runs end at {ScoreCharts.Tokens(ladder.TokensMax)} tokens; densities are read at {ScoreCharts.Tokens(target)}, {Number(target / ladder.TokensMax)} times as many.",
            X = x,
            Y = y,
            Series =
            [
                .. lines,
                new ChartSeries("runs it was fitted on", ChartRole.Points, ChartForm.Marks,
                    [.. points.Select(p => new ChartPoint(Math.Log10(p.Tokens), p.Loss, $"N = {ParameterText.Of(p.Parameters)}, D = {ParameterText.Of(p.Tokens)}, loss {Loss(p.Loss)}"))]),
                new ChartSeries("D₀, where densities are read", ChartRole.Guide, ChartForm.DashedLine, [new ChartPoint(Math.Log10(target), y.Minimum), new ChartPoint(Math.Log10(target), y.Maximum)]),
            ],
        };
    }

    // The first, the last, and those between that have room.
    private static HashSet<double> Labelled(double[] sizes, Func<double, double> height, double room)
    {
        var kept = new List<double> { sizes[^1] };
        foreach (var size in sizes[..^1].OrderBy(height))
        {
            if (height(size) - height(kept[^1]) >= room)
                kept.Add(size);
        }

        return [.. kept];
    }

    private static IEnumerable<ChartPoint> Sample(ChartAxis x, Func<double, double> value) =>
        Enumerable.Range(0, Steps + 1).Select(i => x.Minimum + (x.Maximum - x.Minimum) * i / Steps).Select(at => new ChartPoint(at, value(at)));

    private static string Unit(ReferenceCurve curve) => curve.LossUnit?.Replace('-', ' ') ?? "unit not stated by its source";

    public static string Loss(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
