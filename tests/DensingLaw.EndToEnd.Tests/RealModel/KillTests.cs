using System.Diagnostics;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>The real program on the real model, killed with SIGKILL at random moments and started again: nothing lost, nothing double, the same numbers.</summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-kill-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Measure_KilledAtRandomMoments_EndsWithTheRecordsOfAnUndisturbedRun()
    {
        var kills = SoakSettings.Size(suite: 3, soak: 20);
        var undisturbed = Path.Combine(_folder.FullName, "undisturbed");
        var disturbed = Path.Combine(_folder.FullName, "disturbed");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, Start(undisturbed).WaitForCode());
        var wholeMs = (int)watch.ElapsedMilliseconds;

        var random = new Random(20261124);
        var progress = new List<int>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Start(disturbed);
            Thread.Sleep(random.Next(wholeMs / 10, wholeMs));
            process.Kill();
            process.WaitForExit();
            progress.Add(Records(disturbed).Count);
        }

        Assert.Equal(0, Start(disturbed).WaitForCode());

        TestContext.Current.TestOutputHelper!.WriteLine($"an undisturbed run takes {wholeMs} ms; records after each kill: {string.Join(' ', progress)}");
        Assert.Equal(Records(undisturbed), Records(disturbed));
        Assert.Equal(Result(undisturbed), Result(disturbed));
        Assert.Equal(progress.Order(), progress);
    }

    private static List<string> Records(string folder)
    {
        var path = Path.Combine(folder, "journal.sqlite");
        if (!File.Exists(path))
        {
            return [];
        }

        using var journal = JournalReader.Open(path);
        return [.. journal.ReadAll().Select(e => $"{e.Key} {e.Ordinal} {e.Record.Item} {string.Join(' ', e.Record.LogLikelihoods.Select(BitConverter.DoubleToInt64Bits))} {string.Join(' ', e.Record.IsGreedy)} {e.Record.PromptSha256}")];
    }

    private static string Result(string folder)
    {
        var result = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "result.json")))!.AsObject();
        result.Remove("performance");
        return result.ToJsonString();
    }

    private static Process Start(string folder)
    {
        var limit = SoakSettings.Size(suite: 3, soak: 8).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
                 ["exec", Path.Combine(AppContext.BaseDirectory, "densinglaw.dll"), "measure", SmolLm2.Folder, "--data", SmolLm2.DataFolder, "--benchmarks", "mmlu",
                     "--subtasks", "abstract_algebra,virology", "--limit", limit, "--run-dir", folder])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
