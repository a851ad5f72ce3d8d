using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DensingLaw.Evaluation;

/// <summary>
/// The run's journal, open for adding records, from any thread. One process at a time (the run folder's lock sees to it); readers may look on meanwhile.
/// </summary>
public sealed class JournalWriter : IDisposable
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _select;
    private readonly SqliteCommand _forget;

    private JournalWriter(string path, TimeProvider time, SqliteConnection connection)
    {
        _path = path;
        _time = time;
        _connection = connection;
        _insert = connection.CreateCommand();
        _insert.CommandText =
            """
            INSERT INTO records(key, kind, benchmark, ordinal, subtask, item, sample, body, digest, finished_utc)
            VALUES ($key, $kind, $benchmark, $ordinal, $subtask, $item, $sample, $body, $digest, $finished)
            ON CONFLICT(key) DO NOTHING
            """;
        foreach (var name in (ReadOnlySpan<string>)["$key", "$kind", "$benchmark", "$ordinal", "$subtask", "$item", "$sample", "$body", "$digest", "$finished"])
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        _select = connection.CreateCommand();
        _select.CommandText = "SELECT digest FROM records WHERE key = $key";
        _select.Parameters.Add(new SqliteParameter { ParameterName = "$key" });
        _forget = connection.CreateCommand();
        _forget.CommandText = "DELETE FROM records WHERE kind = $kind AND benchmark = $benchmark AND item = $item AND sample = $sample AND key <> $key";
        foreach (var name in (ReadOnlySpan<string>)["$key", "$kind", "$benchmark", "$item", "$sample"])
            _forget.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    /// <summary>Opens the journal, making it when the file is missing, and checks that it is whole.</summary>
    public static JournalWriter Open(string path, TimeProvider time)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ConnectionString);
        return JournalConnection.Open(connection, path, () =>
        {
            // A commit is a write to the log, which the kernel keeps when the process dies: SIGKILL loses nothing. FULL also syncs the log at every
            // commit, so that a power cut loses nothing either; it costs one disk sync an item (some 2 ms at worst against 50 ms or more of model time).
            JournalSchema.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 512;");
            JournalSchema.CreateIfNew(connection);
            JournalSchema.Verify(connection, path);
            return new JournalWriter(path, time, connection);
        });
    }

    /// <summary>Whether anything was ever committed.</summary>
    public bool HasRecords
    {
        get
        {
            lock (_connection)
            {
                return JournalSchema.HasRecords(_connection);
            }
        }
    }

    /// <summary>Commits one finished item. A record that is already there is left alone; a different one at the same address is an error.</summary>
    public void Append(JournalEntry entry) => Append([entry]);

    /// <summary>Commits items that finished in the same forward, all or none.</summary>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        try
        {
            lock (_connection)
            {
                InTransaction(entries);
            }
        }
        catch (SqliteException error) when (JournalErrors.Translate(error, _path) is { } translated)
        {
            throw translated;
        }
    }

    private void InTransaction(IReadOnlyList<JournalEntry> entries)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = _select.Transaction = _forget.Transaction = transaction;
        foreach (var entry in entries)
            Insert(entry);
        transaction.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _select.Dispose();
        _forget.Dispose();
        _connection.Dispose();
    }

    // A completion that is graded anew, by a grader that has changed, loses its old grade.
    private void ForgetOtherGrade(JournalEntry entry)
    {
        var record = entry.Record;
        ReadOnlySpan<object> values = [entry.Key, record.RecordKind, record.Benchmark, record.Item, record.SampleIndex];
        for (var i = 0; i < values.Length; i++)
            _forget.Parameters[i].Value = values[i];
        _forget.ExecuteNonQuery();
    }

    private void Insert(JournalEntry entry)
    {
        var record = entry.Record;
        if (record.Defect is { } defect)
            throw new EngineException($"the result of item '{record.Item}' of {record.Benchmark} cannot be recorded: {defect}");
        var body = RecordText.Write(record);
        var digest = RecordText.Digest(body);
        ReadOnlySpan<object> values =
        [
            entry.Key, record.RecordKind, record.Benchmark, entry.Ordinal, record.Subtask, record.Item, record.SampleIndex, body, digest,
            _time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ];
        if (record is GradeRecord)
            ForgetOtherGrade(entry);
        for (var i = 0; i < values.Length; i++)
            _insert.Parameters[i].Value = values[i];
        if (_insert.ExecuteNonQuery() == 1)
            return;
        _select.Parameters[0].Value = entry.Key;
        if (_select.ExecuteScalar() is string present && present != digest)
        {
            throw new DataIntegrityException(
                $"journal '{_path}' already holds another result for item '{record.Item}' of {record.Benchmark}; the same work gave two answers: " +
                "move the run folder away and run again");
        }
    }
}
