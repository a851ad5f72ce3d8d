namespace DensingLaw.Evaluation.Nightly;

/// <summary>Makes sure that one nightly works in a state folder. The kernel drops the lock however the process ends.</summary>
public sealed class NightlyLock : IDisposable
{
    private readonly RunLock _lock;

    private NightlyLock(RunLock held) => _lock = held;

    /// <summary>Takes the lock, making the folder where it is missing.</summary>
    /// <exception cref="ConfigurationException">Another nightly holds it.</exception>
    public static NightlyLock Acquire(string state, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(state);
            return new NightlyLock(RunLock.Acquire(state, time, "a nightly", "give this one another folder with 'state'"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot make the nightly's state folder '{state}' ({error.Message}); choose another with 'state'", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
