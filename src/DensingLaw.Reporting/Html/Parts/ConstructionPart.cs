namespace DensingLaw.Reporting;

/// <summary>How N̂ comes out of the score, step by step.</summary>
internal static class ConstructionPart
{
    public static IEnumerable<PagePart> Of(RunReport report, Figures figures)
    {
        if (report is not { Curve: { } curve, Result: { Density: { } density, Checkpoint.Parameters.NonEmbedding: var own } })
            yield break;
        var loss = curve.Score.Loss(100 * density.Score);
        var charts = new List<Markup> { figures.Add(CurveCharts.Sigmoid(curve, report.ScorePoints, density.Score)) };
        var steps = new List<Markup> { Markup.Of($"The score is S = {AnswerText.Percent(density.Score)}.") };
        if (loss is { } l && density is { EffectiveParameters: { } effective, Value: { } value })
        {
            charts.Add(figures.Add(CurveCharts.Inversion(curve, l, effective, own)));
            steps.Add(Markup.Of($"The score curve S = c / (1 + exp(−γ (L − l))) + d has this score at the loss L = {CurveCharts.Loss(l)}."));
            steps.Add(Markup.Of($"A reference model trained on D₀ = {ScoreCharts.Tokens(curve.ReferenceTokens)} tokens must reach this loss."));
            steps.Add(Markup.Of($"The loss law L = a N<sup>−α</sup> + b D₀<sup>−β</sup> + E has it at N̂ = {ParameterText.Of(effective)} parameters."));
            steps.Add(Markup.Of($"The checkpoint has N = {ParameterText.Of(own)}: ρ = N̂ / N = {ResultTables.Ratio(value)}."));
        }
        else
        {
            steps.Add(Markup.Of($"The curve runs from {AnswerText.Percent(curve.Score.Floor / 100)} to {AnswerText.Percent(curve.CeilingPercent / 100)} at D₀: this score has no N̂."));
        }

        var buttons = steps.Count < 5 ? Markup.Empty : Markup.Of(
            $"""<div class="steps" role="group" aria-label="Show the steps up to" hidden>{Markup.Join(Enumerable.Range(1, 5).Select(i => Markup.Of($"<button type=\"button\" data-step=\"{i}\" aria-pressed=\"{(i == 5 ? "true" : "false")}\">{(i == 5 ? "All five steps" : i == 1 ? "Step 1" : $"To step {i}")}</button>")))}</div>""");
        yield return new PagePart("construction", "From score to N̂", Markup.Of(
            $"""
            <ol class="walk">{Markup.Join(steps.Select(s => Markup.Of($"<li>{s}</li>")))}</ol>
            {buttons}<div class="charts">{Markup.Join(charts)}</div>
            """));
    }
}
