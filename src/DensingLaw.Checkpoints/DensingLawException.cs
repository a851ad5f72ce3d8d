namespace DensingLaw;

/// <summary>
/// An error a user can act on. The message is one line: the value found, what was allowed, and the next step.
/// The command line prints it as it is and exits with <see cref="ExitCode"/>.
/// </summary>
public abstract class DensingLawException : Exception
{
    private protected DensingLawException(string message, Exception? inner)
        : base(OneLine(message), inner)
    {
    }

    /// <summary>The process exit code: 2 bad arguments or configuration, 3 data integrity, 4 engine or device, 5 storage.</summary>
    public abstract int ExitCode { get; }

    /// <summary>Messages quote untrusted files: no line breaks, and no control characters that a terminal would obey.</summary>
    private static string OneLine(string message) =>
        message.Any(char.IsControl) ? string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c)) : message;
}
