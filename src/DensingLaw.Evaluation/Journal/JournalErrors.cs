using Microsoft.Data.Sqlite;

namespace DensingLaw.Evaluation;

/// <summary>What an SQLite error means to the user, and what mends it.</summary>
internal static class JournalErrors
{
    // SQLite's primary result codes.
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static DataIntegrityException Damaged(string path, string found, Exception? inner) =>
        new($"journal '{path}' is damaged ({found}); restore a copy of it, or delete the run folder and run the same command again", inner);

    /// <summary>The exception to throw instead, or null when the error is not one a user can act on.</summary>
    public static DensingLawException? Translate(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => Damaged(path, error.Message, error),
        Full => new StorageException($"no space left for the journal '{path}'; the items committed so far are kept: free some space and run the same command again", error),
        // A full disk comes as this, too, when SQLite cannot extend its shared-memory file.
        InputOutput => new StorageException($"the disk under the journal '{path}' is full or failed ({error.Message}); the items committed so far are kept: free some space or mend it, and run the same command again", error),
        ReadOnly or CannotOpen => new ConfigurationException($"cannot open the journal '{path}' ({error.Message}); check that the folder is writable, or choose another with --runs", error),
        Busy or Locked => new ConfigurationException($"the journal '{path}' is held by another program; close it and run the same command again", error),
        _ => null,
    };
}
