using System.Diagnostics;
using System.Globalization;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>A <c>reference train</c> at work, whose lines can be waited for.</summary>
internal sealed class TrainingProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    private TrainingProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_lines)
                _lines.Add(line.Data ?? "");
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public int Id => _process.Id;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public static TrainingProcess Start(string[] arguments) => new(CliProcess.StartInterruptible(arguments));

    /// <summary>Waits until so many runs have reported their first steps.</summary>
    public void WaitForRuns(int count)
    {
        var clock = Stopwatch.StartNew();
        while (Lines.Where(l => l.Contains(": step ", StringComparison.Ordinal)).Select(l => l.Split(' ')[0]).Distinct().Count() < count)
        {
            Assert.False(_process.HasExited, $"it ended by itself:\n{string.Join('\n', Lines)}");
            Assert.True(clock.Elapsed < s_patience, $"nothing happened for {s_patience}:\n{string.Join('\n', Lines)}");
            Thread.Sleep(5);
        }
    }

    public static void Signal(string signal, IEnumerable<int> processes) =>
        CliProcess.System("kill", [$"-{signal}", .. processes.Select(p => p.ToString(CultureInfo.InvariantCulture))]);

    public int WaitForCode()
    {
        Assert.True(_process.WaitForExit(s_patience), $"it does not stop:\n{string.Join('\n', Lines)}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Processes that train into a folder, this one's children or whoever's.</summary>
    public static IReadOnlyList<int> ProcessesOf(string output) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && CommandOf(id) is var words && words.Contains("train") && words.Contains(output)),
    ];

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string[] CommandOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            // It has just ended.
            return [];
        }
    }
}
