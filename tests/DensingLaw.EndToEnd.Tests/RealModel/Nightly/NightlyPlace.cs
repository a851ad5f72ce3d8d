using System.Diagnostics;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>
/// A nightly of one checkpoint file that is exchanged between nights, as a training or conversion job would, with the shipped canary and a small suite of real data. The first
/// night, of the good checkpoint, is measured once.
/// </summary>
public sealed class NightlyPlace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-nightly-");
    private Night? _first;

    public string Config => Path.Combine(_folder.FullName, "nightly.yaml");

    public string State => Path.Combine(_folder.FullName, "state");

    private string Model => Path.Combine(_folder.FullName, "model", "smollm2.gguf");

    private static string Good => SharedFolder.Require("checkpoints/smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The first night, of the good checkpoint: the baseline of all others.</summary>
    internal Night First => _first ??= Run();

    /// <summary>A night after the first, of the good checkpoint with something changed.</summary>
    internal Night After(Action<GgufCopy> change)
    {
        Assert.Equal(0, First.ExitCode);
        var copy = GgufCopy.Read(Good);
        change(copy);
        copy.Write(Model);
        try
        {
            return Run();
        }
        finally
        {
            LayGood();
        }
    }

    /// <summary>Starts the program as cron does: no terminal, no environment but cron's own, standard output and error to a log file.</summary>
    internal Process Start(string log)
    {
        if (!File.Exists(Config))
            Lay();
        var program = $"'{Dotnet()}' exec '{Path.Combine(AppContext.BaseDirectory, "densinglaw.dll")}' nightly '{Config}' >>'{log}' 2>&1 </dev/null";
        return Process.Start("setsid", ["--wait", "env", "-i", $"HOME={_folder.FullName}", "LOGNAME=root", "SHELL=/bin/sh", "PATH=/usr/bin:/bin", "/bin/sh", "-c", program]);
    }

    private Night Run()
    {
        var log = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.log");
        var clock = Stopwatch.StartNew();
        using var process = Start(log);
        process.WaitForExit();
        return new Night(process.ExitCode, File.ReadAllText(log), clock.Elapsed.TotalSeconds, Directory.GetDirectories(Path.Combine(State, "nights")).Max(StringComparer.Ordinal)!);
    }

    private static string Dotnet() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, "dotnet")).First(File.Exists);

    // The bytes alone: the reference material's files cannot be written, and a copy of one could not either.
    private void LayGood() => File.WriteAllBytes(Model, File.ReadAllBytes(Good));

    private void Lay()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Model)!);
        LayGood();
        // One token is written of each answer: these benchmarks are here for the losses of their right answers, which tell more than their scores.
        File.WriteAllText(Path.Combine(_folder.FullName, "suite.yaml"), """
            name: nights
            seed: 1234
            benchmarks:
              - name: humaneval
                items: 20
                maxNewTokens: 1
              - name: mbpp
                items: 20
                maxNewTokens: 1
            """);
        // Throughput is not what these nights are about, and other work on the machine changes it.
        File.WriteAllText(Config, $"""
            state: {State}
            data: {SharedFolder.Require("bench")}
            suite: {_folder.FullName}/suite.yaml
            canary: {SharedFolder.RepositoryRoot}/scripts/nightly/canary.yaml
            device: cpu
            threads: 2
            gates:
              throughput: 1
            checkpoints:
              - name: main
                path: {Model}
            """);
    }
}
