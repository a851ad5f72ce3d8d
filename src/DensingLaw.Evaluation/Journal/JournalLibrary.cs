using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace DensingLaw.Evaluation;

/// <summary>The native library under the journal.</summary>
/// <param name="Version">SQLite's version; null when it does not load.</param>
/// <param name="Path">Where it was loaded from; null when it does not load, or the system does not say.</param>
/// <param name="Problem">The loader's own message, or null.</param>
public sealed record JournalLibrary(string? Version, string? Path, string? Problem)
{
    /// <summary>Loads it and says what it is.</summary>
    public static JournalLibrary Describe()
    {
        try
        {
            using var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            using var process = Process.GetCurrentProcess();
            var path = process.Modules.Cast<ProcessModule>().FirstOrDefault(m => m.ModuleName.Contains("e_sqlite3", StringComparison.Ordinal))?.FileName;
            return new JournalLibrary(connection.ServerVersion, path, null);
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException or BadImageFormatException or SqliteException)
        {
            return new JournalLibrary(null, null, (error.InnerException ?? error).Message.Split('\n')[0]);
        }
    }
}
