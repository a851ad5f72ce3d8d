using System.Globalization;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>The command line that starts an interpreter in a sandbox of its own.</summary>
internal sealed class BubblewrapCommand
{
    private const string Nobody = "65534";

    /// <summary>Where the private folder lies before bubblewrap moves it to <c>/tmp</c>; any folder that exists will do.</summary>
    private const string Staging = "/mnt";

    /// <summary>
    /// Limits, descriptors 9 (the filter) and 8 (bubblewrap's report of the process id), then the program. Errors go where the channel is: nothing else
    /// does before the interpreter says that it is ready. $1 to $4: kilobytes, descriptors, 512-byte blocks, CPU seconds; $5: the filter.
    /// </summary>
    private const string Script =
        """ulimit -c 0 && ulimit -v "$1" && ulimit -n "$2" && ulimit -f "$3" && ulimit -t "$4" && filter=$5 && shift 5 && exec "$@" 9<"$filter" 8>&1 2>&1""";

    /// <summary>In an outer user and mount namespace: a tmpfs with a limit on files, which bubblewrap has no option for. $0: mount options.</summary>
    private static readonly string s_mountScript = $"""mount -t tmpfs -o "$0" none {Staging} && exec "$@" """.TrimEnd();

    private readonly string _bubblewrap;
    private readonly SandboxOptions _options;
    private readonly string _filterPath;

    /// <param name="bubblewrap">Path of <c>bwrap</c>.</param>
    /// <param name="python">What is shown inside.</param>
    /// <param name="options">The limits.</param>
    /// <param name="filterPath">A file of the seccomp filter.</param>
    public BubblewrapCommand(string bubblewrap, PythonRuntime python, SandboxOptions options, string filterPath)
    {
        _bubblewrap = bubblewrap;
        Python = python;
        _options = options;
        _filterPath = filterPath;
    }

    /// <summary>The interpreter.</summary>
    public PythonRuntime Python { get; }

    /// <summary>Whether the number of files is limited; this needs a second user namespace around bubblewrap's, which some systems refuse.</summary>
    public bool LimitsFileCount { get; init; }

    /// <summary>The arguments of <c>/bin/sh</c>.</summary>
    /// <param name="source">The Python program.</param>
    /// <param name="cpuSeconds">Processor time after which the kernel ends it; null for no limit.</param>
    public IReadOnlyList<string> Arguments(string source, int? cpuSeconds)
    {
        var arguments = new List<string>
        {
            "-c", Script, "sandbox",
            Number(_options.MemoryBytes / 1024), Number(SandboxProcess.Descriptors), Number(_options.DiskBytes / 512),
            cpuSeconds is { } limit ? Number(limit) : "unlimited", _filterPath,
        };
        if (LimitsFileCount)
        {
            arguments.AddRange(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", s_mountScript,
                $"size={Number(_options.DiskBytes)},nr_inodes={Number(_options.FileCount)},mode=0700,nosuid,nodev,noexec"]);
        }

        arguments.Add(_bubblewrap);
        arguments.AddRange([
            "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
            "--uid", Nobody, "--gid", Nobody, "--hostname", "sandbox", "--cap-drop", "ALL", "--die-with-parent", "--new-session", "--as-pid-1",
            "--seccomp", "9", "--info-fd", "8", "--clearenv",
            // One seed for hashes: sets iterate in the same order in every run, and a verdict stays what it is.
            "--setenv", "PYTHONHASHSEED", "0", "--setenv", "LANG", "C.UTF-8",
        ]);
        AddRoot(arguments);
        arguments.AddRange(["--remount-ro", "/", "--chdir", "/tmp", Python.Executable, "-S", "-B", "-c", source]);
        return arguments;
    }

    private void AddRoot(List<string> arguments)
    {
        foreach (var (name, target) in Python.Links)
            arguments.AddRange(["--symlink", target, name]);
        foreach (var (file, names) in Python.Libraries)
        {
            arguments.AddRange(["--ro-bind", file, file]);
            foreach (var name in names)
                arguments.AddRange(["--symlink", file, name]);
        }

        arguments.AddRange(["--ro-bind", Python.Executable, Python.Executable]);
        foreach (var folder in Python.Folders)
            arguments.AddRange(["--ro-bind", folder, folder]);
        foreach (var folder in Python.Hidden)
            arguments.AddRange(["--tmpfs", folder, "--remount-ro", folder]);
        arguments.AddRange(["--dev-bind", "/dev/null", "/dev/null"]);
        if (LimitsFileCount)
            arguments.AddRange(["--bind", Staging, "/tmp"]);
        else
            arguments.AddRange(["--size", Number(_options.DiskBytes), "--tmpfs", "/tmp"]);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
