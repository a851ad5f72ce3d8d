namespace DensingLaw.Inference;

/// <summary>How the program came to where it lies, which decides what can be added to it.</summary>
public static class ProgramFolder
{
    /// <summary>Where the program lies.</summary>
    public static string Path => AppContext.BaseDirectory;

    /// <summary>Whether the sources' own build made it: packages can be restored and built again there. A published folder or an installed tool has none to restore.</summary>
    public static bool IsBuilt => IsBuildOutput(Path);

    /// <summary>Whether a folder lies as builds lay theirs: <c>bin/Release/net10.0</c> of a project.</summary>
    internal static bool IsBuildOutput(string folder) =>
        new DirectoryInfo(System.IO.Path.TrimEndingDirectorySeparator(folder)) is { Parent.Parent.Name: "bin" } last && last.Name.StartsWith("net", StringComparison.Ordinal);
}
