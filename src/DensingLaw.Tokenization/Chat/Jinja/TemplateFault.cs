namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>
/// What is wrong in a template, before it is known where: whoever knows the source makes it a <see cref="ConfigurationException"/>.
/// </summary>
/// <param name="message">What was found and what is allowed, without the place.</param>
/// <param name="at">Index in the normalized source; null means where the interpreter stands.</param>
internal sealed class TemplateFault(string message, int? at = null) : Exception(message)
{
    public int? At => at;
}
