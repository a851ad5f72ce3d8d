using System.Globalization;
using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>A run's progress in words.</summary>
internal static class ProgressText
{
    public static string Of(RunProgress progress) => string.Create(
        CultureInfo.InvariantCulture, $"{Middle(progress)}  {progress.PromptTokensPerSecond:N0} prompt tokens/s, {progress.ReusedShare * 100:0} % reused{Written(progress)}");

    /// <summary>As much of it as a line has room for; the least says how far the run is and how long it takes.</summary>
    /// <param name="progress">The progress.</param>
    /// <param name="room">Characters.</param>
    public static string Of(RunProgress progress, int room)
    {
        string[] texts = [Of(progress), Middle(progress)];
        return texts.FirstOrDefault(t => t.Length <= room)
            ?? string.Create(CultureInfo.InvariantCulture, $"{progress.ResultsDone:N0}/{progress.ResultsTotal:N0}  {progress.Benchmark}  {Left(progress.Remaining)} left");
    }

    private static string Middle(RunProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.ResultsDone:N0}/{progress.ResultsTotal:N0} results  {progress.Benchmark}  {progress.ResultsPerSecond:0.0} results/s  {Left(progress.Remaining)} left");

    private static string Written(RunProgress progress) =>
        progress.NewTokensPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {progress.NewTokensPerSecond:N0} new tokens/s") : "";

    private static string Left(TimeSpan? time) => time is { } t ? string.Create(CultureInfo.InvariantCulture, $"{(int)t.TotalHours}:{t:mm\\:ss}") : "–:––:––";
}
