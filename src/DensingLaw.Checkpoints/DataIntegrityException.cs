namespace DensingLaw;

/// <summary>A file whose content is not what it should be: truncated, wrong counts, wrong hash (exit 3).</summary>
public sealed class DataIntegrityException : DensingLawException
{
    /// <param name="message">One line: what was found, what was allowed, what to do.</param>
    /// <param name="inner">The cause, kept for diagnosis.</param>
    public DataIntegrityException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public override int ExitCode => 3;
}
