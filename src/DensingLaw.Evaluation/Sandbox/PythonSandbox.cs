using System.Diagnostics;
using System.Globalization;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>
/// Runs Python programs that nobody vouches for, each in a bubblewrap sandbox of its own: user, process, network, IPC, host-name, mount and (where the kernel
/// has them) cgroup namespaces; a read-only root with the interpreter and its standard library alone; one private folder with limits on bytes and files; no
/// <c>/proc</c>; a seccomp filter that leaves one process with one thread and no sockets; no capabilities. Safe for many threads at once.
/// </summary>
public sealed class PythonSandbox : IDisposable
{
    /// <summary>The name of this way to isolate; a change that may change verdicts changes the number.</summary>
    public const string Tier = "sandbox/bubblewrap@1";

    /// <summary>The kernel counts whole seconds, and the interpreter's start with them: its processor limit only ends what nobody waits for.</summary>
    private const int KernelMarginSeconds = 2;

    /// <summary>Starts tried out one after another, and how many at a time.</summary>
    private const int TrialRounds = 4, MostTriedTogether = 8;

    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);

    private readonly LaunchThread _launcher = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly FilterFile _filter;
    private readonly BubblewrapCommand _command;

    private long _starts;

    private PythonSandbox(SandboxOptions options, string bubblewrap, PythonRuntime python)
    {
        Options = options;
        PythonVersion = python.Version;
        _filter = new FilterFile();
        _command = new BubblewrapCommand(bubblewrap, python, options, _filter.Path) { LimitsFileCount = true };
        try
        {
            if (SelfCheck(_command) is null)
                return;
            _command = new BubblewrapCommand(bubblewrap, python, options, _filter.Path) { LimitsFileCount = false };
            if (SelfCheck(_command) is { } said)
                throw new EngineException(SandboxCause.Explain(said));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The limits.</summary>
    public SandboxOptions Options { get; }

    /// <summary>Such as <c>cpython 3.11.7</c>.</summary>
    public string PythonVersion { get; }

    /// <summary>Whether the number of files in the private folder is limited; it is not where the system refuses nested user namespaces.</summary>
    public bool LimitsFileCount => _command.LimitsFileCount;

    /// <summary>Sandboxes started so far for programs and tests.</summary>
    public long Starts => Interlocked.Read(ref _starts);

    /// <summary>Everything of the sandbox that decides verdicts, for the identity of records.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tier}; {PythonVersion}; wall {Options.WallSeconds} s; memory {Options.MemoryBytes}; disk {Options.DiskBytes}; reply {Options.ReplyBytes}; one process, one thread");

    /// <summary>Finds bubblewrap and Python, and checks once that a sandbox starts and holds.</summary>
    /// <exception cref="ConfigurationException">An option outside its range.</exception>
    /// <exception cref="EngineException">No sandbox on this machine; the message names the cause and what mends it.</exception>
    public static PythonSandbox Start(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        options.Validate();
        if (!OperatingSystem.IsLinux())
            throw new EngineException("the code sandbox needs Linux namespaces; run code benchmarks on Linux (WSL 2 will do); other benchmarks run without it");
        var bubblewrap = Locate(options.BubblewrapPath ?? "bwrap", "bubblewrap");
        return new PythonSandbox(options, bubblewrap, PythonRuntime.Find(Locate(options.PythonPath ?? "python3", "python3")));
    }

    /// <summary>
    /// What the start and the end of a sandbox add to the time, in seconds, where <see cref="SandboxOptions.Degree"/> run side by side; tried out now on
    /// some that do nothing. It is more than the time of one by their number: each keeps the kernel busy beside its own thread.
    /// </summary>
    /// <exception cref="EngineException">One does not start.</exception>
    public double TimeStart()
    {
        var together = Math.Min(Options.Degree, MostTriedTogether);
        var start = Stopwatch.GetTimestamp();
        Task.WhenAll(Enumerable.Range(0, together).Select(_ => Task.Run(StartSome))).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / (TrialRounds * Options.Degree);

        void StartSome()
        {
            for (var i = 0; i < TrialRounds; i++)
                NewCandidate().Dispose();
        }
    }

    /// <summary>Ends every program under way and all that start later; what they seem to have done is no verdict.</summary>
    public void EndPrograms() => _ended.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Dispose();
        _launcher.Dispose();
        _filter.Dispose();
    }

    /// <summary>An interpreter that is ready for a model-written program.</summary>
    internal SandboxProcess StartCandidate()
    {
        Interlocked.Increment(ref _starts);
        return NewCandidate();
    }

    /// <summary>An interpreter that is ready for a benchmark's tests.</summary>
    internal SandboxProcess StartTester()
    {
        Interlocked.Increment(ref _starts);
        return StartProcess(_command, _command.Python.Tester, null);
    }

    private SandboxProcess NewCandidate() => StartProcess(_command, _command.Python.Candidate, (int)Math.Ceiling(Options.WallSeconds) + KernelMarginSeconds);

    private SandboxProcess StartProcess(BubblewrapCommand command, string source, int? cpuSeconds)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        foreach (var argument in command.Arguments(source, cpuSeconds))
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        return new SandboxProcess(_launcher.Start(start), s_startLimit, _ended.Token);
    }

    /// <returns>Null, or what is wrong.</returns>
    private string? SelfCheck(BubblewrapCommand command)
    {
        try
        {
            using var process = StartProcess(command, command.Python.Candidate, cpuSeconds: 10);
            var reply = process.Ask([(byte)'L', .. PythonSource.SelfCheck], s_startLimit, Options.ReplyBytes);
            return reply.Outcome == SandboxOutcome.Answered && reply.Payload is [(byte)'V', ..] ? null
                : $"the self-check failed: {(reply.Payload.Length > 1 ? System.Text.Encoding.UTF8.GetString(reply.Payload.AsSpan(1)) : reply.Outcome.ToString())}";
        }
        catch (EngineException error)
        {
            return error.Message;
        }
    }

    private static string Locate(string program, string package)
    {
        if (program.Contains('/', StringComparison.Ordinal))
        {
            return File.Exists(program) ? Path.GetFullPath(program)
                : throw new EngineException($"the code sandbox needs {package}, and {program} does not exist; apt-get install {package}; other benchmarks run without it");
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new EngineException($"the code sandbox needs {package}, and there is no {program} in PATH; apt-get install {package}; other benchmarks run without it");
    }
}
