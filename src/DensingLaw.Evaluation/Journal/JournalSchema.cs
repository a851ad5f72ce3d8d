using Microsoft.Data.Sqlite;

namespace DensingLaw.Evaluation;

/// <summary>The journal's tables and the checks on opening it.</summary>
internal static class JournalSchema
{
    /// <summary>Raised when a table changes; SQLite stores it as <c>user_version</c>.</summary>
    public const int Version = 2;

    /// <summary>"DLAW" in ASCII, in SQLite's <c>application_id</c>: tells the file from any other database.</summary>
    public const int ApplicationId = 0x444C4157;

    // The unique index is what "one row an item, kind and sample" means: even a wrong key cannot put one into the journal twice.
    private const string Tables =
        """
        CREATE TABLE records(
            key TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            benchmark TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            subtask TEXT NOT NULL,
            item TEXT NOT NULL,
            sample INTEGER NOT NULL,
            body TEXT NOT NULL,
            digest TEXT NOT NULL,
            finished_utc TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX records_item ON records(kind, benchmark, item, sample);
        CREATE INDEX records_order ON records(benchmark, ordinal);
        """;

    public static void CreateIfNew(SqliteConnection connection)
    {
        // A process killed before the first commit leaves a database without a table: it is as good as new.
        if (Scalar(connection, "SELECT count(*) FROM sqlite_schema") != 0 || Scalar(connection, "PRAGMA application_id") != 0)
            return;
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};", transaction);
        transaction.Commit();
    }

    public static void Verify(SqliteConnection connection, string path)
    {
        if (Scalar(connection, "PRAGMA application_id") != ApplicationId)
            throw new DataIntegrityException($"'{path}' is not a run journal; give --runs a folder of its own");
        var version = Scalar(connection, "PRAGMA user_version");
        if (version != Version)
        {
            throw new ConfigurationException(
                $"journal '{path}' has schema version {version} and this program reads version {Version}; use the program that wrote it, or another --runs folder");
        }

        using var check = Command(connection, "PRAGMA quick_check(1)", null);
        if (check.ExecuteScalar() is not "ok")
            throw JournalErrors.Damaged(path, "SQLite's quick_check failed", null);
    }

    public static bool HasRecords(SqliteConnection connection) => Scalar(connection, "SELECT EXISTS (SELECT 1 FROM records)") == 1;

    public static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = Command(connection, sql, transaction);
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql, null);
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, SqliteTransaction? transaction)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from this file or from a constant beside its use.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        return command;
    }
}
