using System.Diagnostics;
using System.Runtime.Versioning;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>Nightlies of the real program on the small model that travels with it, and the templates of <c>scripts/nightly</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class NightlyTests : IDisposable
{
    private readonly Workplace _place = new();

    private string Config => _place["nightly.yaml"];

    private string State => _place["state"];

    private string[] Nights => Directory.GetDirectories(Path.Combine(State, "nights"));

    public NightlyTests()
    {
        File.WriteAllText(_place["suite.yaml"], """
            name: small
            seed: 1234
            benchmarks:
              - name: mmlu
                protocol: mmlu/mini-cloze-0shot
                items: 40
              - name: bbh
                protocol: bbh/mini-0shot-cot
                items: 10
            """);
        // Throughput is not what these nights are about, and other work on the machine changes it.
        File.WriteAllText(Config, $"""
            state: {State}
            data: {Bundled.Data}
            suite: {_place["suite.yaml"]}
            canary: {_place["suite.yaml"]}
            device: cpu
            threads: 1
            gates:
              throughput: 1
            checkpoints:
              - name: student
                path: {Bundled.Student}
            """);
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Nightly_TwoProcessesAtOnce_OneWorksAndTheOtherSaysSoAndDisturbsNothing()
    {
        Process[] both = [CliProcess.Start("nightly", Config), CliProcess.Start("nightly", Config)];
        CliResult[] results = [.. both.Select(p => Task.Run(() => Finished(p))).ToArray().Select(t => t.GetAwaiter().GetResult())];

        var refused = Assert.Single(results, r => r.ExitCode != 0);
        refused.AssertRefused(2, $"another process is working on a nightly in '{State}' (", "wait for it to end, or give this one another folder with 'state'");
        Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var worked = Assert.Single(results, r => r.ExitCode == 0);
        var night = Assert.Single(Nights);
        Assert.EndsWith($"student: green\nnight: {night}\n", worked.Out, StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(Path.Combine(State, "history.jsonl")));
        Assert.Equal(["junit.xml", "report.md", "student", "student-canary"], Directory.GetFileSystemEntries(night).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // And the next night finds it as its baseline.
        var next = CliProcess.Run("nightly", Config);
        next.AssertSucceeded();
        Assert.StartsWith("student: green\n", next.Out, StringComparison.Ordinal);
        Assert.Equal(2, Nights.Length);
        Assert.DoesNotContain("none yet", File.ReadAllText(Path.Combine(Nights.Max(StringComparer.Ordinal)!, "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Template_OfCron_RunsInCronsEnvironment()
    {
        LayTemplates();
        var line = Assert.Single(File.ReadAllLines(Template("crontab.example")), l => !l.StartsWith('#'));
        var fields = line.Split(' ', 6);
        Assert.Equal(["0", "2", "*", "*", "*"], fields[..5]);
        var log = _place["nightly.log"];
        var command = fields[5].Replace("/usr/local/bin/densinglaw", Program(), StringComparison.Ordinal)
            .Replace("/etc/densinglaw/nightly.yaml", Config, StringComparison.Ordinal).Replace("/var/log/densinglaw-nightly.log", log, StringComparison.Ordinal);
        var run = ForeignProcess.Run("env", ["-i", $"HOME={_place.Path}", "LOGNAME=somebody", "SHELL=/bin/sh", "PATH=/usr/bin:/bin", "/bin/sh", "-c", command], folder: "/");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
        var written = File.ReadAllText(log);
        Assert.EndsWith($"main: green\nnight: {Assert.Single(Nights)}\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain('', written);
        Assert.True(Directory.Exists(Path.Combine(Nights[0], "main-canary")), "the canary beside the configuration was not run");
    }

    [Fact]
    public void Template_OfTheFailureCommand_GetsTheFailures()
    {
        LayTemplates();
        var told = _place["told"];
        var text = File.ReadAllText(Config).Replace("logger -t densinglaw", $"printf '%s' >'{told}'", StringComparison.Ordinal);
        File.WriteAllText(Config, text.Replace(Bundled.Student, _place["missing"], StringComparison.Ordinal));
        Assert.Equal(2, CliProcess.Run("nightly", Config).ExitCode);
        Assert.StartsWith($"main: there is no checkpoint at '{_place["missing"]}'", File.ReadAllText(told), StringComparison.Ordinal);
    }

    [Fact]
    public void Template_OfSystemd_IsValid()
    {
        Assert.SkipUnless(ForeignProcess.Has("systemd-analyze"), "systemd-analyze is not installed");
        foreach (var unit in (ReadOnlySpan<string>)["densinglaw-nightly.service", "densinglaw-nightly.timer"])
            File.WriteAllText(_place[unit], File.ReadAllText(Template(unit)).Replace("/usr/local/bin/densinglaw", Program(), StringComparison.Ordinal));
        var run = ForeignProcess.Run("systemd-analyze", ["verify", "--man=no", _place["densinglaw-nightly.service"], _place["densinglaw-nightly.timer"]]);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
    }

    private static string Template(string name) => Path.Combine(SharedFolder.RepositoryRoot, "scripts", "nightly", name);

    /// <summary>The shipped configuration with the places of this test, and as its suite and canary small ones of the mini benchmarks.</summary>
    private void LayTemplates()
    {
        var text = File.ReadAllText(Template("nightly.yaml"));
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[
            ("/var/lib/densinglaw", State), ("/srv/benchmarks", Bundled.Data), ("/srv/checkpoints/main", Bundled.Student), ("suite: nightly", "suite: ./suite.yaml")])
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(Config, text);
        File.Copy(_place["suite.yaml"], _place["canary.yaml"]);
    }

    /// <summary>The program under one path, as an installation has it.</summary>
    private string Program()
    {
        var dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, "dotnet")).First(File.Exists);
        var program = _place.Write("bin/densinglaw", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\nexec {dotnet} exec {Path.Combine(AppContext.BaseDirectory, "densinglaw.dll")} \"$@\"\n"));
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private static CliResult Finished(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new CliResult(process.ExitCode, output, error.GetAwaiter().GetResult());
        }
    }
}
