using System.Globalization;
using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>A run's progress in words.</summary>
internal static class ProgressText
{
    public static string Of(RunProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.ItemsDone:N0}/{progress.ItemsTotal:N0} items  {progress.ItemsPerSecond:0.0} items/s  {Left(progress.Remaining)} left  " +
        $"{progress.PromptTokensPerSecond:N0} prompt tokens/s  {progress.ReusedShare * 100:0} % reused");

    private static string Left(TimeSpan? time) => time is { } t ? string.Create(CultureInfo.InvariantCulture, $"{(int)t.TotalHours}:{t:mm\\:ss}") : "–:––:––";
}
