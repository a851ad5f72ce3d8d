namespace DensingLaw;

/// <summary>
/// An error a user can act on. The message is one line: the value found, what was allowed, and the next step.
/// The command line prints it as it is and exits with <see cref="ExitCode"/>.
/// </summary>
public abstract class DensingLawException : Exception
{
    private protected DensingLawException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The process exit code: 2 bad arguments or configuration, 3 data integrity, 4 engine or device, 5 storage.</summary>
    public abstract int ExitCode { get; }
}
