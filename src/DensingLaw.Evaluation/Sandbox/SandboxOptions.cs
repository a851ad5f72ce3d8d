namespace DensingLaw.Evaluation.Sandbox;

/// <summary>The limits under which model-written programs run. Those named in <see cref="PythonSandbox.Description"/> decide verdicts.</summary>
public sealed record SandboxOptions
{
    /// <summary>Seconds that a program may take in all, loading and calls together, the tests' own work left out; above 0. Default 3, as in <c>code_eval</c>.</summary>
    public double WallSeconds { get; init; } = 3;

    /// <summary>Bytes of address space a process may have; at least 128 MiB. Default 1 GiB.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Bytes that a program may write to its private folder; at least 4 KiB. Default 16 MiB.</summary>
    public long DiskBytes { get; init; } = 16L << 20;

    /// <summary>Files that a program may make in its private folder; at least 16. Default 1,024.</summary>
    public int FileCount { get; init; } = 1024;

    /// <summary>Bytes that one returned value may have; at least 1 KiB. Default 16 MiB.</summary>
    public int ReplyBytes { get; init; } = 16 << 20;

    /// <summary>Programs that run at once; at least 1. Default: the machine's cores.</summary>
    public int Degree { get; init; } = Environment.ProcessorCount;

    /// <summary>The bubblewrap program; null looks for <c>bwrap</c> in <c>PATH</c>.</summary>
    public string? BubblewrapPath { get; init; }

    /// <summary>The Python 3 interpreter; null looks for <c>python3</c> in <c>PATH</c>.</summary>
    public string? PythonPath { get; init; }

    /// <exception cref="ConfigurationException">A value outside its range.</exception>
    internal void Validate()
    {
        Check(WallSeconds is > 0 and <= 3600, "the wall limit", WallSeconds, "more than 0 and at most 3600 seconds");
        Check(MemoryBytes >= 128L << 20, "the memory limit", MemoryBytes, "at least 134217728 bytes");
        Check(DiskBytes >= 4096, "the disk limit", DiskBytes, "at least 4096 bytes");
        Check(FileCount >= 16, "the file limit", FileCount, "at least 16 files");
        Check(ReplyBytes >= 1024, "the reply limit", ReplyBytes, "at least 1024 bytes");
        Check(Degree >= 1, "the degree", Degree, "at least 1 program at a time");
    }

    private static void Check(bool isRight, string what, IFormattable value, string needed)
    {
        if (!isRight)
            throw new ConfigurationException(FormattableString.Invariant($"sandbox: {what} is {value}; {needed} is needed"));
    }
}
