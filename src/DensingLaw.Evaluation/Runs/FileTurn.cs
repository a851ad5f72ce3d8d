using System.Diagnostics;

namespace DensingLaw.Evaluation;

/// <summary>
/// Lets one process at a time read, change and replace a file that several share, on one machine or on a file system that several mount and that passes on locks.
/// The kernel holds the lock (flock through <see cref="FileShare.None"/>) and drops it however the process ends. The lock file stays: removing it would let a
/// second process lock a file that a third one no longer sees.
/// </summary>
public static class FileTurn
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits its turn, which ends when what is returned is disposed of.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="patience">How long to wait for another process.</param>
    /// <param name="otherPlace">What a user may do where the folder cannot be written: <c>give another --registry</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ConfigurationException">Another process held the lock all the while, or the lock file cannot be made.</exception>
    public static IDisposable Acquire(string path, TimeSpan patience, string otherPlace, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException error)
            {
                throw new ConfigurationException($"cannot write '{path}' ({error.Message}); check the folder's permissions or {otherPlace}", error);
            }
            catch (IOException) when (File.Exists(path) && Stopwatch.GetElapsedTime(start) < patience)
            {
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(s_pause);
            }
            catch (IOException error) when (File.Exists(path))
            {
                throw new ConfigurationException($"another process holds '{path}'; wait for it to end and run the command again", error);
            }
            catch (IOException error)
            {
                throw new ConfigurationException($"cannot write '{path}' ({error.Message}); make its folder or {otherPlace}", error);
            }
        }
    }
}
