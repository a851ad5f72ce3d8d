namespace DensingLaw.Evaluation.Data;

/// <summary>Which folder holds the benchmarks' releases.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "DENSINGLAW_DATA";

    /// <summary>
    /// The folder that was given; else the one that <see cref="Variable"/> names; else <c>densinglaw/benchmarks</c> in the user's own data folder
    /// (<c>$XDG_DATA_HOME</c>, <c>~/.local/share</c>), so that data pulled once are found from every folder.
    /// </summary>
    /// <param name="given">What the user gave with <c>--data</c>; null for nothing.</param>
    /// <param name="variable">Reads an environment variable; null for the process's own.</param>
    /// <exception cref="ConfigurationException">Nothing is given and the user has no data folder.</exception>
    public static string Choose(string? given, Func<string, string?>? variable = null)
    {
        if (given is { Length: 0 })
            throw new ConfigurationException("--data is empty; give a folder");
        var named = given ?? (variable ?? Environment.GetEnvironmentVariable)(Variable);
        if (!string.IsNullOrEmpty(named))
            return named;
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return own.Length > 0
            ? Path.Combine(own, "densinglaw", "benchmarks")
            : throw new ConfigurationException($"no data folder: this user has no home folder; give one with --data or {Variable}");
    }
}
