using Microsoft.Data.Sqlite;

namespace DensingLaw.Evaluation;

/// <summary>Reads a run's records; needs no model, and may run while the journal is being written.</summary>
public sealed class JournalReader : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;

    private JournalReader(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>Opens an existing journal and checks that it is whole.</summary>
    public static JournalReader Open(string path)
    {
        if (!File.Exists(path))
            throw new ConfigurationException($"there is no journal '{path}'; give the folder of a run that has started");
        // Not opened read-only: the last connection to close folds the log into the file and removes it, which only one that may write can do.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 10 }.ConnectionString);
        return JournalConnection.Open(connection, path, () =>
        {
            JournalSchema.Execute(connection, "PRAGMA query_only = ON");
            JournalSchema.Verify(connection, path);
            return new JournalReader(path, connection);
        });
    }

    /// <summary>All records, by benchmark and then in the benchmark's own order.</summary>
    public IReadOnlyList<JournalEntry> ReadAll()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT key, ordinal, body, digest, item, kind FROM records ORDER BY benchmark, ordinal, kind, sample";
        try
        {
            using var reader = command.ExecuteReader();
            var entries = new List<JournalEntry>();
            while (reader.Read())
            {
                var body = reader.GetString(2);
                var record = RecordText.Digest(body) == reader.GetString(3) ? RecordText.Read(reader.GetString(5), body) : null;
                if (record is null)
                    throw JournalErrors.Damaged(_path, $"the record of item '{reader.GetString(4)}' does not match its digest", null);
                entries.Add(new JournalEntry(reader.GetString(0), reader.GetInt32(1), record));
            }

            return entries;
        }
        catch (SqliteException error) when (JournalErrors.Translate(error, _path) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>How many results (choices, grades and losses; completions wait for their grades) each benchmark has, without reading them.</summary>
    public IReadOnlyDictionary<string, int> CountResults()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT benchmark, count(*) FROM records WHERE kind <> 'completion' GROUP BY benchmark";
        try
        {
            using var reader = command.ExecuteReader();
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            while (reader.Read())
                counts.Add(reader.GetString(0), reader.GetInt32(1));
            return counts;
        }
        catch (SqliteException error) when (JournalErrors.Translate(error, _path) is { } translated)
        {
            throw translated;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
