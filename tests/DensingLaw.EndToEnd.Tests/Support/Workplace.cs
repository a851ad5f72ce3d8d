using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>A folder of its own for a test: copied checkpoints, and the place for runs.</summary>
internal sealed class Workplace : IDisposable
{
    // The smallest real release and sub-task; the tiny export below takes its first 256 tokens.
    private static readonly string[] s_work = ["--benchmarks", "mmlu", "--subtasks", "abstract_algebra", "--threads", "1"];

    public string Path { get; } = Directory.CreateTempSubdirectory("densinglaw-e2e-").FullName;

    public string Runs => this["runs"];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A folder of reference material as a writable copy.</summary>
    public string CopyOf(string shared, string name = "checkpoint")
    {
        Directory.CreateDirectory(this[name]);
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require(shared)))
            Write(System.IO.Path.Combine(name, System.IO.Path.GetFileName(file)), File.ReadAllBytes(file));
        return this[name];
    }

    /// <summary>A tiny ONNX checkpoint with a tokenizer: the only tiny one that can be measured.</summary>
    public string TinyExport() => CopyOf("goldens/onnx/llama-genai-fp32", "tiny");

    public string Write(string name, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>The first items of one sub-task of the real release.</summary>
    public string[] MeasureArguments(string checkpoint, int limit, params string[] more) =>
        ["measure", checkpoint, "--data", SharedFolder.Require("bench"), "--limit", $"{limit}", "--runs", Runs, .. s_work, .. more];

    public CliResult Measure(string checkpoint, params string[] more) => CliProcess.Run(MeasureArguments(checkpoint, 2, more));

    public CliResult MeasureWithData(string checkpoint, string data) =>
        CliProcess.Run(["measure", checkpoint, "--data", data, "--limit", "2", "--runs", Runs, .. s_work]);

    /// <summary>The program refused, and left no run folder and no part of one.</summary>
    public void AssertRefused(CliResult run, int exitCode, params string[] phrases)
    {
        run.AssertRefused(exitCode, phrases);
        AssertNoRun();
    }

    public void AssertNoRun() => Assert.False(Directory.Exists(Runs) && Directory.EnumerateFileSystemEntries(Runs).Any(), "a run folder was left");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
