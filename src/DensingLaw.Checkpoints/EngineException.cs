namespace DensingLaw;

/// <summary>An engine, native library or device that cannot be used (exit 4).</summary>
public sealed class EngineException : DensingLawException
{
    /// <param name="message">One line: what was found, what was allowed, what to do.</param>
    /// <param name="inner">The cause, kept for diagnosis.</param>
    public EngineException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public override int ExitCode => 4;
}
