using System.Diagnostics;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Loss;

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
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, Start(undisturbed).WaitForCode());
        var wholeMs = (int)watch.ElapsedMilliseconds;
        var expected = Records(undisturbed);

        var random = new Random(20261124);
        var progress = new List<string>();
        var inTheWork = 0;
        for (var (kill, round) = (0, 0); kill < kills; round++)
        {
            // Some moments fall into loading, most into the work, whatever the machine's pace. A run that is done early gives way to a fresh one.
            var disturbed = Path.Combine(_folder.FullName, $"disturbed{round}");
            for (var done = 0; done < expected.Count && kill < kills; kill++)
            {
                using var process = Start(disturbed);
                Thread.Sleep(random.Next(wholeMs / 4, wholeMs));
                process.Kill();
                process.WaitForExit();
                var now = Records(disturbed).Count;
                Assert.InRange(now, done, expected.Count);
                progress.Add($"{done}→{now}");
                inTheWork += now > done ? 1 : 0;
                done = now;
            }

            Assert.Equal(0, Start(disturbed).WaitForCode());
            Assert.Equal(expected, Records(disturbed));
            Assert.Equal(Result(undisturbed), Result(disturbed));
        }

        Assert.True(inTheWork > 0 || !SoakSettings.IsSoak, "no kill met the run at work");
        TestContext.Current.TestOutputHelper!.WriteLine($"an undisturbed run of {expected.Count} items takes {wholeMs} ms; records before and after each kill: {string.Join(' ', progress)}");
    }

    private static List<string> Records(string folder)
    {
        var path = Path.Combine(folder, "journal.sqlite");
        if (!File.Exists(path))
        {
            return [];
        }

        using var journal = JournalReader.Open(path);
        return [.. journal.ReadAll().Select(e => $"{e.Key} {e.Ordinal} {e.Record.RecordKind} {e.Record.Item} {Numbers(e.Record)}")];
    }

    private static string Numbers(ItemRecord record) => record switch
    {
        ChoiceRecord choice => string.Join(' ', choice.LogLikelihoods.Select(BitConverter.DoubleToInt64Bits)) + string.Join(' ', choice.IsGreedy) + choice.PromptSha256,
        ItemLoss loss => $"{BitConverter.DoubleToInt64Bits(loss.Nats)} {loss.Tokens} {loss.ContextSha256}",
        _ => record.ToString(),
    };

    private static string Result(string folder)
    {
        var result = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "result.json")))!.AsObject();
        result.Remove("performance");
        return result.ToJsonString();
    }

    private static Process Start(string folder)
    {
        var limit = SoakSettings.Size(suite: 3, soak: 60).ToString(System.Globalization.CultureInfo.InvariantCulture);
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
