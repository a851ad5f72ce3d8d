namespace DensingLaw;

/// <summary>Arguments, configuration, or a checkpoint that the tool cannot take as it is (exit 2).</summary>
public sealed class ConfigurationException : DensingLawException
{
    /// <param name="message">One line: what was found, what was allowed, what to do.</param>
    /// <param name="inner">The cause, kept for diagnosis.</param>
    public ConfigurationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public override int ExitCode => 2;
}
