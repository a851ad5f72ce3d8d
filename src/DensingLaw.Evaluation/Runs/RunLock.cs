using System.Globalization;

namespace DensingLaw.Evaluation;

/// <summary>
/// Makes sure that one process works on a run. The kernel holds the lock (flock through <see cref="FileShare.None"/>) and drops it however the process
/// ends, so a killed run never blocks the next one. The file beside it only says who holds it, for the message.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _ownerPath;

    private RunLock(FileStream file, string ownerPath)
    {
        _lock = file;
        _ownerPath = ownerPath;
    }

    public static RunLock Acquire(string folder, TimeProvider time) => Acquire(folder, time, "the run", "choose another place with --runs");

    /// <param name="folder">The folder, which exists.</param>
    /// <param name="time">For the owner's note.</param>
    /// <param name="what">What is done in the folder, for messages.</param>
    /// <param name="mend">What a user can do but wait.</param>
    /// <exception cref="ConfigurationException">Another process holds it, or it cannot be written in.</exception>
    public static RunLock Acquire(string folder, TimeProvider time, string what, string mend)
    {
        var path = Path.Combine(folder, "run.lock");
        var ownerPath = Path.Combine(folder, "run.owner");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ConfigurationException($"cannot write in the folder '{folder}' of {what} ({error.Message}); {mend}", error);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new ConfigurationException(
                $"another process is working on {what} in '{folder}' ({ReadOwner(ownerPath)}); wait for it to end, or {mend}", error);
        }
        catch (IOException error)
        {
            throw new ConfigurationException($"cannot write in the folder '{folder}' of {what} ({error.Message}); {mend}", error);
        }

        try
        {
            File.WriteAllText(
                ownerPath, string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}, started {time.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"));
        }
        catch (IOException)
        {
            // Only the other process's message would be poorer; a full disk is reported by the journal, with what was kept.
        }

        return new RunLock(file, ownerPath);
    }

    public void Dispose()
    {
        // The lock file itself stays: removing it would let a second process lock a file that a third one no longer sees.
        File.Delete(_ownerPath);
        _lock.Dispose();
    }

    private static string ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "it has just started";
        }
    }
}
