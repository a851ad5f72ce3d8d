using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Cli;

/// <summary>Removes old nights' folders; the history keeps their numbers.</summary>
internal static class Retention
{
    /// <summary>Keeps the newest nights, and whichever hold a series' baseline or last green run.</summary>
    public static void Apply(NightlyConfig config, NightlyHistory history, string newest)
    {
        var series = history.Records.Select(r => r.Series).Distinct().Select(history.Of).ToArray();
        var needed = series.Select(config.Baseline.Choose).Concat(series.Select(s => s.LastOrDefault(n => n.Green)?.Folder)).OfType<string>().Select(Path.GetFullPath).ToArray();
        var nights = Directory.GetDirectories(Path.GetDirectoryName(newest)!).Order(StringComparer.Ordinal).ToArray();
        foreach (var night in nights.SkipLast(config.Keep))
        {
            if (!needed.Any(n => n.StartsWith(night + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
                Directory.Delete(night, recursive: true);
        }
    }
}
