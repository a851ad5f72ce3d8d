namespace DensingLaw.Cli;

/// <summary>What the NVIDIA driver says of itself, read from <c>/proc</c> so that no library is loaded.</summary>
internal static class GraphicsDriver
{
    private const string Root = "/proc/driver/nvidia";

    /// <summary>The driver's version line, or null without a driver.</summary>
    public static string? Version(string root = Root)
    {
        var path = Path.Combine(root, "version");
        return File.Exists(path) ? File.ReadLines(path).FirstOrDefault()?.Replace("NVRM version:", "", StringComparison.Ordinal).Trim() : null;
    }

    /// <summary>The models of the GPUs, in the order of their bus addresses.</summary>
    public static IReadOnlyList<string> Gpus(string root = Root)
    {
        var folder = Path.Combine(root, "gpus");
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.EnumerateFiles(folder, "information", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Model)];
    }

    private static string Model(string path) =>
        File.ReadLines(path).FirstOrDefault(l => l.StartsWith("Model:", StringComparison.Ordinal))?["Model:".Length..].Trim() ?? "unknown model";
}
