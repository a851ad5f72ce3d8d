using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>A real Slurm of one node with two processors, run by the test's own user on ports of its own: munged, slurmctld and slurmd, which end with it.</summary>
public sealed class SlurmCluster : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly string[] s_programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo"];

    private readonly Workplace _place = new();
    private readonly List<Process> _servers = [];

    /// <summary>Slurm knows machines by their names' first part.</summary>
    private static string HostName => Dns.GetHostName().Split('.')[0];

    private string Configuration => _place["slurm.conf"];

    /// <summary>Starts it the first time. Skips the test where Slurm is not installed, or outside the soak.</summary>
    public SlurmCluster Require()
    {
        Assert.SkipUnless(RealModel.SoakSettings.IsSoak, "minutes; set DENSINGLAW_SOAK=1");
        var missing = s_programs.Where(p => Find(p) is null).ToList();
        Assert.SkipWhen(missing.Count > 0, $"Slurm is not installed ({string.Join(", ", missing)} not found): apt-get install slurm-wlm munge");
        if (_servers.Count == 0)
            Start();
        return this;
    }

    /// <summary>Submits an array of the ladder's template; the job's number.</summary>
    /// <param name="array">The tasks: <c>0-1</c>.</param>
    /// <param name="parts">LADDER_PARTS, or null.</param>
    /// <param name="arguments">The template's.</param>
    public string Submit(string array, string? parts, params string[] arguments)
    {
        var template = Path.Combine(DensingLaw.Tests.SharedFolder.RepositoryRoot, "scripts", "ladder.slurm");
        return Run("sbatch", parts, ["--parsable", $"--array={array}", "--cpus-per-task=1", "--output", Log("%A", "%a"), template, .. arguments]).Trim();
    }

    public string Log(string job, string task) => _place[$"{job}_{task}.log"];

    public string LogText(string job, int task) => File.Exists(Log(job, $"{task}")) ? File.ReadAllText(Log(job, $"{task}")) : "";

    public void Cancel(string job, int task) => Run("scancel", null, $"{job}_{task}");

    /// <summary>The signal that the template asks for before its time is over, as Slurm sends it.</summary>
    public void SignalEndOfTime(string job, int task) => Run("scancel", null, "--signal=USR1", "--batch", $"{job}_{task}");

    /// <summary>Slurm lets a requeued job wait for two minutes; this lets it begin.</summary>
    public void BeginNow(string job, int task) => Run("scontrol", null, "update", $"JobId={job}_{task}", "StartTime=now");

    /// <summary>PD, R, CG and so on; empty where the task has left the queue.</summary>
    public string State(string job, int task) => Run("squeue", null, "--noheader", "--states=all", "--format=%t", $"--job={job}_{task}").Trim();

    /// <summary>Waits for a task to be in one of the states.</summary>
    public void WaitFor(string job, int task, params string[] states) =>
        WaitFor(() => states.Contains(State(job, task)), () => $"task {task} is {State(job, task)}, not {string.Join(" or ", states)}:\n{LogText(job, task)}");

    public static void WaitFor(Func<bool> condition, Func<string> problem)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); Thread.Sleep(100))
            Assert.True(clock.Elapsed < s_patience, problem());
    }

    public void Dispose()
    {
        if (_servers.Count > 0)
            Run("scancel", null, "--user", Environment.UserName);
        foreach (var server in Enumerable.Reverse(_servers))
        {
            CliProcess.System("kill", "-TERM", server.Id.ToString(CultureInfo.InvariantCulture));
            if (!server.WaitForExit(TimeSpan.FromSeconds(20)))
                server.Kill(entireProcessTree: true);
            server.Dispose();
        }

        _place.Dispose();
    }

    private void Start()
    {
        foreach (var folder in new[] { "state", "spool", "socket", "key" })
            Directory.CreateDirectory(_place[folder]);

        // The key is the user's alone; the socket must be open to all, or munged refuses to begin.
        CliProcess.System("chmod", "755", _place.Path);
        CliProcess.System("chmod", "700", _place["key"]);
        File.WriteAllBytes(_place["key/munge.key"], RandomNumberGenerator.GetBytes(128));
        CliProcess.System("chmod", "600", _place["key/munge.key"]);
        Serve(
            "munged", "--foreground", "--socket", _place["socket/munge"], "--key-file", _place["key/munge.key"], "--pid-file", _place["key/pid"], "--log-file", _place["key/log"],
            "--seed-file", _place["key/seed"]);
        WaitFor(() => File.Exists(_place["socket/munge"]), () => "munged does not begin");

        var (controller, node) = FreePorts();

        // Slurm counts devices and hands them out; no task opens them.
        File.WriteAllText(_place["gres.conf"], "Name=gpu File=/dev/null\nName=gpu File=/dev/zero\n");
        File.WriteAllText(Configuration, string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=test
            SlurmctldHost={HostName}(localhost)
            SlurmUser={Environment.UserName}
            SlurmdUser={Environment.UserName}
            AuthType=auth/munge
            AuthInfo=socket={_place["socket/munge"]}
            CredType=cred/munge
            SlurmctldPort={controller}
            SlurmdPort={node}
            StateSaveLocation={_place["state"]}
            SlurmdSpoolDir={_place["spool"]}
            SlurmctldPidFile={_place["controller.pid"]}
            SlurmdPidFile={_place["node.pid"]}
            SlurmctldLogFile={_place["controller.log"]}
            SlurmdLogFile={_place["node.log"]}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            JobAcctGatherType=jobacct_gather/none
            SlurmdParameters=config_overrides
            GresTypes=gpu
            NodeName=node NodeHostname={HostName} NodeAddr=localhost CPUs=2 Gres=gpu:2 State=UNKNOWN
            PartitionName=main Nodes=node Default=YES MaxTime=INFINITE State=UP

            """));
        Serve("slurmctld", "-D", "-c");
        Serve("slurmd", "-D", "-N", "node");
        WaitFor(() => Run("sinfo", null, "--noheader", "--format=%t").StartsWith("idle", StringComparison.Ordinal), () => $"no idle node:\n{Tail("controller.log")}\n{Tail("node.log")}");
    }

    private string Tail(string log) => File.Exists(_place[log]) ? string.Join('\n', File.ReadLines(_place[log]).TakeLast(8)) : $"no {log}";

    private void Serve(string program, params string[] arguments)
    {
        var process = Process.Start(With(program, null, arguments))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _servers.Add(process);
    }

    private string Run(string program, string? parts, params string[] arguments)
    {
        using var process = Process.Start(With(program, parts, arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // The controller may still be beginning, and squeue knows no job that left the queue long ago.
        Assert.True(process.ExitCode == 0 || program is "sinfo" or "squeue", $"{program} {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output;
    }

    private ProcessStartInfo With(string program, string? parts, string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        start.Environment["DENSINGLAW"] = Path.Combine(AppContext.BaseDirectory, "densinglaw");
        if (parts is not null)
            start.Environment["LADDER_PARTS"] = parts;
        return start;
    }

    /// <summary>Servers lie where only root's path leads.</summary>
    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/usr/local/sbin"])
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static (int Controller, int Node) FreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }
}
