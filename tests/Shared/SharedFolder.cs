using System.Runtime.CompilerServices;

namespace DensingLaw.Tests;

/// <summary>Finds the folder of reference material beside the checkout; tests that need it skip where it is missing.</summary>
internal static class SharedFolder
{
    /// <summary>The repository's root folder.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>
    /// The full path of a file or folder in the reference material, or in <c>tests/Data</c>, which holds a little of it. Skips the calling test, naming what is missing, when it is not there.
    /// <c>DENSINGLAW_SHARED</c> overrides the place (default: <c>../shared</c> beside the repository).
    /// </summary>
    public static string Require(string relative)
    {
        var root = Environment.GetEnvironmentVariable("DENSINGLAW_SHARED") ?? Path.Combine(RepositoryRoot, "..", "shared");
        var path = Path.GetFullPath(Path.Combine(root, relative));
        var own = Path.Combine(RepositoryRoot, "tests", "Data", relative);
        if (!Path.Exists(path) && Path.Exists(own))
            return own;
        Assert.SkipUnless(Path.Exists(path), $"reference material not present: {relative} (looked in {root})");
        return path;
    }

    private static string FindRepositoryRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
