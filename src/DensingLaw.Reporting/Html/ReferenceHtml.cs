using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>Reference curves drawn with the points they were fitted on, as one file that needs no network.</summary>
public static class ReferenceHtml
{
    /// <summary>The page.</summary>
    /// <param name="set">The curves.</param>
    /// <param name="losses">The ladder's runs; null where they are not known.</param>
    /// <param name="scores">The models of the score curves; null where they are not known.</param>
    public static string Of(ReferenceCurveSet set, LossTable? losses, ScoreTable? scores)
    {
        ArgumentNullException.ThrowIfNull(set);
        var figures = new Figures(interactive: HtmlReport.HasInteractiveCharts);
        PagePart[] parts = [.. set.Curves.Select(curve => Part(curve, losses, scores, figures))];
        var ladder = set.Ladder;
        var header = Markup.Of(
            $"""
            <header>
            <h1>{set.Id}</h1>
            <p class="headline">{set.Curves.Count} reference curves, read at D₀ = {ScoreCharts.Tokens(set.ReferenceTokens)} tokens</p>
            <p class="sentence">Fitted on models of {ParameterText.Of(ladder.ParametersMin)} to {ParameterText.Of(ladder.ParametersMax)} parameters without embeddings, trained on {ScoreCharts.Tokens(ladder.TokensMin)} to {ScoreCharts.Tokens(ladder.TokensMax)} tokens.</p>
            </header>
            """);
        return HtmlPage.Of(set.Id, header, parts, Markup.Of($"Made by DensingLaw; <code>densinglaw reference show</code> makes it again."), figures, ReportAssets.ECharts);
    }

    private static PagePart Part(ReferenceCurve curve, LossTable? losses, ScoreTable? scores, Figures figures)
    {
        var runs = losses is not null && losses.Benchmarks.Contains(curve.Benchmark) ? losses.Points(curve.Benchmark) : [];
        var models = scores is not null && scores.Benchmarks.Contains(curve.Benchmark) ? scores.Points(curve.Benchmark) : [];
        var (law, sigmoid) = (CurveCharts.LossLaw(curve, runs), CurveCharts.Sigmoid(curve, models));
        return new PagePart(curve.Benchmark, curve.Benchmark, Markup.Of(
            $"""
            <p>{LossLawPart.Formula(curve)}</p>
            <div class="charts">{figures.Add(law with { Id = $"{law.Id}-{curve.Benchmark}" })}{figures.Add(sigmoid with { Id = $"{sigmoid.Id}-{curve.Benchmark}" })}</div>
            """));
    }
}
