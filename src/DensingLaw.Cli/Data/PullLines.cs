using System.Globalization;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary>A download's progress as plain lines: events at once, numbers every five seconds.</summary>
internal sealed class PullLines(TextWriter writer, TimeProvider time)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private long _last = time.GetTimestamp();

    public void Report(PullProgress progress)
    {
        if (progress.Event is null && time.GetElapsedTime(_last) < s_interval)
            return;
        _last = time.GetTimestamp();
        var total = progress.Total is { } bytes ? $" of {Number(bytes)}" : "";
        var text = progress.Event is null ? $"{Number(progress.Bytes)}{total} bytes" : $"{progress.Event} ({Number(progress.Bytes)} bytes)";
        writer.WriteLine($"  {progress.Name}: {text}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
