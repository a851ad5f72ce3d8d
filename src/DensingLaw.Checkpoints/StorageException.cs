namespace DensingLaw;

/// <summary>A disk that took no more (full, over quota, failing) while work was under way (exit 5). What was committed before it is intact.</summary>
public sealed class StorageException : DensingLawException
{
    /// <param name="message">One line: what was found, what was allowed, what to do.</param>
    /// <param name="inner">The cause, kept for diagnosis.</param>
    public StorageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public override int ExitCode => 5;
}
