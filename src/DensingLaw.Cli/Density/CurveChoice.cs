using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>The curve that <c>--curve</c> names: <c>mmlu</c>, <c>published-2025/mmlu</c>, or a file with or without <c>/mmlu</c> after it.</summary>
internal sealed record CurveChoice(ReferenceCurveSet References, ReferenceCurve Curve)
{
    public bool IsPublished => References.Id == ReferenceCurveSet.PublishedId;

    public static CurveChoice Parse(string? text, double? referenceTokens, CurveAverage? average = null)
    {
        var published = ReferenceCurveSet.LoadPublished();
        var (set, key) = text switch
        {
            null => (published, null),
            _ when published.Find(text) is not null => (published, text),
            _ when File.Exists(text) || ReferenceCurveSet.Names.Contains(text) => (RunDensity.LoadCurves(text), null),
            _ when text.LastIndexOf('/') is > 0 and var slash => (RunDensity.LoadCurves(text[..slash]), text[(slash + 1)..]),
            _ => throw new ConfigurationException(
                $"there is no curve '{text}'{NearNames.Hint(text, published.Curves.Select(c => c.Benchmark))}; give one of "
                + $"{string.Join(", ", published.Curves.Select(c => c.Benchmark))}, or a reference file"),
        };
        if (average is not null && key is not (null or ReferenceCurveSet.AverageKey))
            throw new ConfigurationException($"--average and --compat choose the average curve; {set.Id}/{key} is the curve of one benchmark: leave them out or give --curve {ReferenceCurveSet.AverageKey}");
        if (average is not null)
            set = RunDensity.AveragedBy(set, average);
        key ??= set.Find(ReferenceCurveSet.AverageKey) is not null ? ReferenceCurveSet.AverageKey : set.Curves[0].Benchmark;
        if (referenceTokens is { } tokens)
            set = set.At(tokens);
        var curve = set.Find(key) ?? throw new ConfigurationException($"{set.Id} has no curve '{key}'; it has {string.Join(", ", set.Curves.Select(c => c.Benchmark))}");
        return new CurveChoice(set, curve);
    }
}
