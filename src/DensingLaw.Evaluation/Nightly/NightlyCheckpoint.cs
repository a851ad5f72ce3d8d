namespace DensingLaw.Evaluation.Nightly;

/// <summary>A checkpoint that is measured every night.</summary>
/// <param name="Name">Of its series.</param>
/// <param name="Pattern">Its folder or file, or a pattern with <c>*</c> in the last part of the path.</param>
public sealed record NightlyCheckpoint(string Name, string Pattern)
{
    /// <summary>The series and paths that the pattern stands for now, in ordinal order; a pattern's matches have a series of their own each.</summary>
    /// <exception cref="ConfigurationException">Nothing matches.</exception>
    public IReadOnlyList<(string Series, string Path)> Expand()
    {
        if (!Pattern.Contains('*', StringComparison.Ordinal))
            return [(Name, Pattern)];
        var folder = System.IO.Path.GetDirectoryName(Pattern) is { Length: > 0 } parent ? parent : ".";
        var found = Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder, System.IO.Path.GetFileName(Pattern)) : [];
        return found.Length > 0
            ? [.. found.Order(StringComparer.Ordinal).Select(p => ($"{Name}.{System.IO.Path.GetFileName(p)}", p))]
            : throw new ConfigurationException($"nothing matches the pattern '{Pattern}' of checkpoint {Name}; correct it");
    }
}
