namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A value that can be called.</summary>
internal abstract class Callable
{
    /// <summary>As messages name it: <c>the macro render</c>.</summary>
    public abstract string Description { get; }

    /// <exception cref="TemplateFault">The arguments do not fit, or the call fails.</exception>
    public abstract object? Call(Interpreter interpreter, Arguments arguments);
}
