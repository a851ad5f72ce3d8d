using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace DensingLaw.Evaluation.Tests;

public sealed class JournalDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["journal.sqlite"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NotADatabase_NamesTheFileAndTheMend()
    {
        File.WriteAllText(FilePath, "not a database at all, but long enough to look like the header of one" + new string(' ', 4096));
        var error = Assert.Throws<DataIntegrityException>(() => JournalWriter.Open(FilePath, TimeProvider.System));
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
        Assert.Contains("run the same command again", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.ExitCode);
    }

    [Fact]
    public void Open_AnotherProgramsDatabase_IsRefused()
    {
        Execute("CREATE TABLE theirs(x)");
        Assert.Throws<DataIntegrityException>(() => JournalWriter.Open(FilePath, TimeProvider.System));
    }

    [Fact]
    public void Open_NewerSchema_NamesBothVersions()
    {
        JournalWriter.Open(FilePath, TimeProvider.System).Dispose();
        Execute("PRAGMA user_version = 7");
        var error = Assert.Throws<ConfigurationException>(() => JournalReader.Open(FilePath));
        Assert.Contains("version 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PagesOverwritten_IsDamaged()
    {
        ChildProcess.Measure(_folder.Path, pauseMs: 0);
        using (var file = File.OpenWrite(FilePath))
        {
            for (var page = 2; page < file.Length / 4096; page++)
            {
                file.Position = (page * 4096) + 40;
                file.Write(new byte[3000]);
            }
        }

        Assert.Throws<DataIntegrityException>(() => JournalWriter.Open(FilePath, TimeProvider.System));
    }

    [Fact]
    public void ReadAll_RecordEdited_NamesTheItem()
    {
        ChildProcess.Measure(_folder.Path, pauseMs: 0);
        Execute("UPDATE records SET body = replace(body, '\"gold\":1', '\"gold\":0') WHERE item = 'subject_1/1'");
        using var reader = JournalReader.Open(FilePath);
        var error = Assert.Throws<DataIntegrityException>(() => reader.ReadAll());
        Assert.Contains("subject_1/1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_DiskFull_StopsWithOneLineAndKeepsWhatWasCommitted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs Linux and root to mount a small file system");
        var mount = Directory.CreateDirectory(_folder["small"]).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount) == 0, "mounting a tmpfs is not allowed here");
        try
        {
            var path = Path.Combine(mount, "journal.sqlite");
            var committed = 0;
            StorageException error;
            using (var writer = JournalWriter.Open(path, TimeProvider.System))
            {
                error = Assert.Throws<StorageException>(() =>
                {
                    for (; committed < 100_000; committed++)
                        writer.Append(Entry(committed));
                });
            }

            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Equal(5, error.ExitCode);
            Assert.InRange(committed, 10, 99_999);
            // Room again: everything acknowledged is there, and the run goes on where it stopped.
            Assert.Equal(0, Run("mount", "-o", "remount,size=4m", mount));
            using (var writer = JournalWriter.Open(path, TimeProvider.System))
                writer.Append(Entry(committed));
            using var reader = JournalReader.Open(path);
            Assert.Equal(Enumerable.Range(0, committed + 1), reader.ReadAll().Select(e => e.Ordinal));
        }
        finally
        {
            Run("umount", mount);
        }
    }

    private static JournalEntry Entry(int i) => new($"key{i}", i, new ChoiceRecord
    {
        Benchmark = "mmlu",
        Subtask = "a",
        Item = $"a/{i}",
        PromptSha256 = new string('0', 64),
        PromptTokens = 300,
        LogLikelihoods = [-2, -1, -3, -4],
        IsGreedy = [false, true, false, false],
        Gold = 1,
        Truncated = false,
        BoundaryMerged = false,
    });

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
