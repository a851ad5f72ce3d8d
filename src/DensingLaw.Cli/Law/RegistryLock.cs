using System.Diagnostics;

namespace DensingLaw.Cli;

/// <summary>
/// Lets one process at a time read, change and replace a registry. The kernel holds the lock and drops it however the process ends. The lock file stays beside
/// the registry: removing it would let a second process lock a file that a third one no longer sees.
/// </summary>
internal static class RegistryLock
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits its turn.</summary>
    /// <param name="registry">The registry's full path; it need not exist.</param>
    /// <param name="patience">How long to wait for another process.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ConfigurationException">Another process held the lock all the while, or the lock file cannot be made.</exception>
    public static FileStream Acquire(string registry, TimeSpan patience, CancellationToken cancellation)
    {
        var path = registry + ".lock";
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException error)
            {
                throw new ConfigurationException($"cannot write '{path}' ({error.Message}); check the folder's permissions or give another --registry", error);
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
                throw new ConfigurationException($"cannot write '{path}' ({error.Message}); make its folder or give another --registry", error);
            }
        }
    }
}
