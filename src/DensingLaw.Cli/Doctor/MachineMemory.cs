using System.Globalization;

namespace DensingLaw.Cli;

/// <summary>Memory in bytes.</summary>
/// <param name="Total">What the machine has.</param>
/// <param name="Available">What the kernel could give to a process now without swapping, caches that it would drop included.</param>
internal readonly record struct MachineMemory(long Total, long Available)
{
    private const string List = "/proc/meminfo";

    /// <summary>What the kernel says; null where it has no such list, or none of the two lines.</summary>
    public static MachineMemory? Read(string path = List)
    {
        if (!File.Exists(path))
            return null;
        var lines = File.ReadLines(path).ToArray();
        return Bytes(lines, "MemTotal:") is { } total && Bytes(lines, "MemAvailable:") is { } available ? new MachineMemory(total, available) : null;
    }

    /// <summary>The kernel counts in units of 1,024 bytes, which it calls kB.</summary>
    private static long? Bytes(IEnumerable<string> lines, string name) =>
        lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line &&
        long.TryParse(line.AsSpan(name.Length).Trim().ToString().Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes)
            ? kibibytes << 10
            : null;
}
