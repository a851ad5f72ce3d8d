using System.Diagnostics;
using System.Security.Cryptography;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Training.Tests.Ladder;

/// <summary>A real process that trains, killed with SIGKILL at moments all over its work and started again, ends with the undisturbed run's models to the bit.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    private const string OutputVariable = "DENSINGLAW_TEST_TRAINING";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-killed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Train_Killed_ResumesToTheBit()
    {
        TorchLoading.RequireLibrary();
        var kills = Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1" ? 20 : 4;
        Train(Path.Combine(_folder.FullName, "undisturbed"));
        var disturbed = Path.Combine(_folder.FullName, "disturbed");
        var random = new Random(20261129);
        var (done, progress) = (0, new List<string>());
        for (var kill = 0; kill < kills; kill++)
        {
            // A state is saved every 25 steps: the kill waits for some more of them, so that it meets the work whatever the machine's pace.
            using var process = Start(disturbed);
            var goal = Saves(disturbed) + random.Next(1, 4);
            while (!process.HasExited && Saves(disturbed) < goal)
                Thread.Sleep(2);
            Thread.Sleep(random.Next(0, 20));
            process.Kill();
            process.WaitForExit();
            (done, var before) = (Saves(disturbed), done);
            progress.Add($"{before}→{done}");
        }

        using (var last = Start(disturbed))
        {
            last.WaitForExit();
            Assert.Equal(0, last.ExitCode);
        }

        foreach (var member in new[] { "a-seed0/40", "a-seed0/80" })
            Assert.Equal(Hash(Path.Combine(_folder.FullName, "undisturbed", member)), Hash(Path.Combine(disturbed, member)));
        Assert.Equal(Losses(Path.Combine(_folder.FullName, "undisturbed")), Losses(disturbed));
        TestContext.Current.TestOutputHelper!.WriteLine($"rows of the loss log before and after each kill: {string.Join(' ', progress)}");
    }

    /// <summary>What the child process does; it is started by the test above alone.</summary>
    [Fact(Explicit = true)]
    public void Child() => Train(Environment.GetEnvironmentVariable(OutputVariable) ?? throw new InvalidOperationException($"{OutputVariable} names the folder"));

    private static void Train(string output)
    {
        TorchLoading.RequireLibrary();
        var table = PatternCorpus.Table("[40, 80]");
        new LadderTrainer(PatternCorpus.Create(output), new RunOptions { Output = output, CheckpointSteps = 25 }).Train(new LadderRun(table, table.Sizes[0], 0));
    }

    private static Process Start(string output)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "DensingLaw.Training.Tests.dll"), "-noLogo", "-explicit", "only", "-method", "*KilledTrainingTests.Child" })
            start.ArgumentList.Add(argument);
        start.Environment[OutputVariable] = output;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Rows of the loss log reach the disk with each saved state.</summary>
    private static int Saves(string output) => Losses(output).Count / 3;

    private static List<string> Losses(string output)
    {
        var path = Path.Combine(output, "a-seed0", "loss.csv");
        if (!File.Exists(path))
            return [];
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        // The last column is the pace.
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..Math.Max(0, l.LastIndexOf(','))])];
    }

    private static string Hash(string member) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(member, "model.safetensors"))));
}
