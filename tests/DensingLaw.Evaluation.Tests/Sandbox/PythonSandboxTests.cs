using System.Diagnostics;
using System.Globalization;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Evaluation.Tests.Sandbox;

/// <summary>Starting, ending, and what is said where no sandbox starts.</summary>
public sealed class PythonSandboxTests
{
    private const int EndSeconds = 20;

    [Fact]
    public void Start_NoBubblewrap_NamesItAndTheMend()
    {
        var error = Assert.Throws<EngineException>(() => PythonSandbox.Start(new SandboxOptions { BubblewrapPath = "no-such-bwrap" }));
        Assert.Equal(4, error.ExitCode);
        Assert.Equal(
            "the code sandbox needs bubblewrap, and there is no no-such-bwrap in PATH; apt-get install bubblewrap; other benchmarks run without it", error.Message);
    }

    [Fact]
    public void Start_NoPython_NamesItAndTheMend()
    {
        StartedSandbox.Require().Dispose();
        var error = Assert.Throws<EngineException>(() => PythonSandbox.Start(new SandboxOptions { PythonPath = "/no/python3" }));
        Assert.StartsWith("the code sandbox needs python3, and /no/python3 does not exist; apt-get install python3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 'Python 3.11'", "is no Python that the code sandbox can use: it answered 'Python 3.11'")]
    [InlineData("echo broken >&2; exit 3", "does not run for the code sandbox (exit code 3: broken)")]
    public void Start_NoRealPython_SaysWhatItDid(string script, string expected)
    {
        StartedSandbox.Require().Dispose();
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<EngineException>(() => PythonSandbox.Start(new SandboxOptions { PythonPath = Script(folder, script) }));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_BubblewrapIsRefused_SaysWhatItSaid()
    {
        StartedSandbox.Require().Dispose();
        using var folder = new TemporaryFolder();
        var bubblewrap = Script(folder, "echo 'bwrap: No permissions to create new namespace' >&2; exit 1");
        var error = Assert.Throws<EngineException>(() => PythonSandbox.Start(new SandboxOptions { BubblewrapPath = bubblewrap }));
        Assert.Equal(4, error.ExitCode);
        Assert.StartsWith("the code sandbox cannot start: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("(bwrap said: bwrap: No permissions to create new namespace)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_PythonBehindAScript_TakesTheRealOne()
    {
        StartedSandbox.Require().Dispose();
        using var folder = new TemporaryFolder();
        using var sandbox = PythonSandbox.Start(new SandboxOptions { PythonPath = Script(folder, "exec python3 \"$@\"") });
        Assert.StartsWith("cpython 3.", sandbox.PythonVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_OptionOutsideItsRange_Exits2()
    {
        var error = Assert.Throws<ConfigurationException>(() => PythonSandbox.Start(new SandboxOptions { WallSeconds = 0 }));
        Assert.Equal("sandbox: the wall limit is 0; more than 0 and at most 3600 seconds is needed", error.Message);
    }

    [Fact]
    public void Dispose_ProgramThatIgnoresSignals_IsGone()
    {
        using var sandbox = StartedSandbox.Require();
        var process = sandbox.StartCandidate();
        var id = process.ProcessId;
        Assert.True(Directory.Exists(Folder(id)));
        var reply = process.Ask("Limport signal\nfor n in range(1, 32):\n    if n not in (9, 19): signal.signal(n, signal.SIG_IGN)\nwhile True: pass"u8, TimeSpan.FromSeconds(1), 1024);
        Assert.Equal(SandboxOutcome.TimedOut, reply.Outcome);
        process.Dispose();
        AssertGone(id);
    }

    [Fact]
    public void Kill_TheProgramAround_EndsItsSandboxes()
    {
        StartedSandbox.Require().Dispose();
        using var job = ChildProcess.Start("sandbox-hold", "");
        var id = int.Parse(job.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        Assert.True(Directory.Exists(Folder(id)));
        job.Kill();
        job.WaitForExit();
        AssertGone(id);
    }

    /// <summary>Without privileges bubblewrap takes another way; the sandbox has to hold the same.</summary>
    [Fact]
    public void Attack_AsAnOrdinaryUser_Holds()
    {
        StartedSandbox.Require().Dispose();
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(Environment.UserName == "root", "the tests do not run as root: all of them run as an ordinary user");
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "setpriv (util-linux) is not installed");
        Assert.SkipUnless(File.Exists(Python), $"{Python} is not installed, and another python3 may not be readable for an ordinary user");
        string[] other = ["setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups", "env", "HOME=/tmp", "TMPDIR=/tmp"];
        using (var readable = Process.Start(new ProcessStartInfo("setpriv", [.. other[1..], "test", "-r", typeof(ChildProcess).Assembly.Location]))!)
        {
            readable.WaitForExit();
            Assert.SkipUnless(readable.ExitCode == 0, "an ordinary user cannot read the test programs");
        }

        using var job = ChildProcess.Start("sandbox-attacks", Python, other);
        var said = job.StandardOutput.ReadToEnd();
        job.WaitForExit();
        Assert.Matches("^done [1-9][0-9]*\n$", said);
    }

    private static void AssertGone(int id)
    {
        var clock = Stopwatch.StartNew();
        while (Directory.Exists(Folder(id)) && clock.Elapsed.TotalSeconds < EndSeconds)
            Thread.Sleep(20);
        Assert.False(Directory.Exists(Folder(id)), $"process {id} outlived its sandbox");
    }

    private static string Folder(int id) => string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");

    private static string Script(TemporaryFolder folder, string text)
    {
        var path = folder["script"];
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
