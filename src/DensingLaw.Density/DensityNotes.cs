using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>The sentences that go with a density: what it does not cover, and where it is weak.</summary>
internal static class DensityNotes
{
    /// <summary>A score this close, in standard errors, cannot be told from the floor or from guessing.</summary>
    private const double CloseStandardErrors = 3;

    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public static IReadOnlyList<string> For(
        DensityEstimate estimate, ReferenceCurve curve, IReadOnlyList<BenchmarkItemScores> scores, IReadOnlyList<MeanEstimate> means)
    {
        var notes = new List<string> { Status(estimate, curve) };
        AddBound(notes, estimate);
        AddWeakness(notes, estimate, curve);
        AddMethod(notes, estimate, scores, means);
        AddParts(notes, estimate, curve);
        AddProvenance(notes, estimate, curve);
        return notes;
    }

    public static IReadOnlyList<string> ForScore(DensityEstimate estimate, ReferenceCurve curve)
    {
        var notes = new List<string> { Status(estimate, curve) };
        AddBound(notes, estimate);
        AddWeakness(notes, estimate, curve);
        if (estimate.Method == IntervalMethod.None)
            notes.Add("No interval: the score has no standard error and the curve no draws.");
        else if (estimate.StandardErrorPoints is null)
            notes.Add("The interval holds the curve's fit alone: the score's own error is not known.");
        AddParts(notes, estimate, curve);
        AddProvenance(notes, estimate, curve);
        return notes;
    }

    private static void AddProvenance(List<string> notes, DensityEstimate estimate, ReferenceCurve curve)
    {
        notes.Add(Extrapolation(curve));
        if (estimate.Reference == ReferenceCurveSet.PublishedId && curve.Benchmark == ReferenceCurveSet.AverageKey)
        {
            notes.Add("The published average curve mixes averages: losses without HumanEval, score curve by category, models' plain mean of five. With the "
                + "mean of five throughout ρ is 16 to 50 % lower, for scores of 20 to 65 %.");
        }
    }

    private static string Extrapolation(ReferenceCurve curve) => string.Create(s_invariant,
        $"D0 = {curve.ReferenceTokens:0.###e0} tokens; the loss law was fitted on {curve.Ladder.TokensMin:0.#e0} to {curve.Ladder.TokensMax:0.#e0} tokens, so "
        + $"{(curve.ReferenceTokens > curve.Ladder.TokensMax ? "every density extrapolates in tokens." : "no density extrapolates in tokens.")}");

    private static string Status(DensityEstimate estimate, ReferenceCurve curve)
    {
        var ladder = string.Create(s_invariant, $"{curve.Ladder.ParametersMin:0.###e0} to {curve.Ladder.ParametersMax:0.###e0} parameters");
        return estimate.Status switch
        {
            DensityStatus.BelowFloor => string.Create(s_invariant, $"The score {estimate.ScorePercent:0.00} % is at or under the curve's floor "
                + $"of {curve.Score.Floor:0.00} %: no finite loss gives it, so N̂ and ρ do not exist."),
            DensityStatus.AboveCeiling => string.Create(s_invariant, $"The score {estimate.ScorePercent:0.00} % is at or above "
                + $"{curve.CeilingPercent:0.00} %, which reference models of any size approach with D0 tokens: N̂ and ρ are not finite."),
            DensityStatus.Extrapolated => string.Create(s_invariant, $"N̂ = {estimate.EffectiveParameters:0.###e0} lies outside the reference "
                + $"models' {ladder}: the curve is extrapolated."),
            _ => $"N̂ lies within the reference models' {ladder}.",
        };
    }

    private static void AddBound(List<string> notes, DensityEstimate estimate)
    {
        if (estimate.DensityInterval is not { } interval)
            return;
        var level = (100 * interval.OneSidedLevel).ToString("0.##", s_invariant);
        switch (interval)
        {
            case { Lower: null, Upper: { } upper }:
                notes.Add(string.Create(s_invariant, $"One-sided: ρ < {upper:G3} at {level} %; the other end is open, because scores that low have "
                    + $"no finite reference loss."));
                break;
            case { Lower: { } lower, Upper: null }:
                notes.Add(string.Create(s_invariant, $"One-sided: ρ > {lower:G3} at {level} %; the other end is open, because scores that high are "
                    + $"out of the reference family's reach."));
                break;
            case { Lower: null, Upper: null }:
                notes.Add("Both ends of the interval are open: this sample bounds the density on neither side.");
                break;
        }
    }

    private static void AddParts(List<string> notes, DensityEstimate estimate, ReferenceCurve curve)
    {
        if (estimate.IntervalParts.Count == 0)
            return;
        var sampling = estimate.IntervalParts.FirstOrDefault(p => p.Optimum is null);
        IntervalPart[] optima = [.. estimate.IntervalParts.Where(p => p.Optimum is not null)];
        if (optima.Length == 0)
        {
            notes.Add("The interval covers the sampling of items only: the curve has no draws, so that the uncertainty of its fit, and other optima of the "
                + "fit, which move densities by orders of magnitude, are not in it.");
            return;
        }

        var alone = sampling is null ? "" : $"Sampling alone gives ρ {Range(sampling, estimate.Parameters)}; the interval also holds the curve's fit. ";
        notes.Add($"{alone}With the fit's uncertainty the curve's own optimum gives ρ {Range(optima[0], estimate.Parameters)}.");
        foreach (var other in optima.Skip(1))
        {
            var law = curve.OtherOptima[other.Optimum!.Value - 1];
            var effective = (curve with { Loss = law }).Invert(estimate.ScorePercent).EffectiveParameters;
            var point = effective is { } n ? (n / estimate.Parameters).ToString("G3", s_invariant) : "without a finite value";
            notes.Add(string.Create(s_invariant, $"The ladder does not rule out another optimum of the loss law (a = {law.A:G4}, α = {law.Alpha:G4}, "
                + $"b = {law.B:G4}, β = {law.Beta:G4}): with it ρ is {point}, {Range(other, estimate.Parameters)}. The interval spans both."));
        }
    }

    private static string Range(IntervalPart part, long parameters)
    {
        var interval = part.EffectiveParameters.DividedBy(parameters);
        return (interval.Lower?.ToString("G3", s_invariant), interval.Upper?.ToString("G3", s_invariant)) switch
        {
            ({ } lower, { } upper) => $"{lower} to {upper}",
            (null, { } upper) => $"below {upper}",
            ({ } lower, null) => $"above {lower}",
            _ => "without a bound",
        };
    }

    private static void AddWeakness(List<string> notes, DensityEstimate estimate, ReferenceCurve curve)
    {
        if (estimate.StandardErrorPoints is not > 0)
            return;
        var error = estimate.StandardErrorPoints.Value;
        var aboveFloor = (estimate.ScorePercent - curve.Score.Floor) / error;
        var floor = string.Create(s_invariant, $"{aboveFloor:0.0} standard errors from the curve's floor of {curve.Score.Floor:0.00} %");
        var aboveGuess = curve.GuessPercent is { } guess ? (estimate.ScorePercent - guess) / error : double.PositiveInfinity;
        if (Math.Abs(aboveGuess) < CloseStandardErrors)
        {
            notes.Add(string.Create(s_invariant, $"The score {estimate.ScorePercent:0.00} % cannot be told from guessing: it is "
                + $"{aboveGuess:+0.0;-0.0;0.0} standard errors (of {error:0.00} points) from {curve.GuessPercent:0.##} %, and {floor}. "
                + $"The density says where guessing lies on the curve, not what the model can do."));
        }
        else if (aboveGuess < 0)
        {
            notes.Add(string.Create(s_invariant, $"The score {estimate.ScorePercent:0.00} % is {-aboveGuess:0.0} standard errors below guessing "
                + $"({curve.GuessPercent:0.##} %): check the protocol and the tokenizer before reading it as capability."));
        }
        else if (estimate.Status != DensityStatus.BelowFloor && aboveFloor < CloseStandardErrors)
        {
            notes.Add(string.Create(s_invariant, $"The score {estimate.ScorePercent:0.00} % is only {floor}, where a small change of score is a "
                + $"large change of density."));
        }
    }

    private static void AddMethod(
        List<string> notes, DensityEstimate estimate, IReadOnlyList<BenchmarkItemScores> scores, IReadOnlyList<MeanEstimate> means)
    {
        if (estimate.Method == IntervalMethod.None)
            notes.Add("No interval: the items show no spread that could be resampled; run more items.");
        if (estimate.Method == IntervalMethod.Wilson)
            notes.Add("All items of a sub-task score alike: the interval is Wilson's, because resampling would show no spread.");
        for (var i = 0; i < scores.Count && scores.Count > 1; i++)
        {
            if (means[i].StandardError is null or 0)
                notes.Add(string.Create(s_invariant, $"{scores[i].Benchmark}: its {means[i].Count} item(s) show no spread; its sampling error "
                    + $"counts as 0 in the interval."));
        }
    }
}
