namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A function of ours: a global, or a method with the value that it belongs to.</summary>
internal sealed class NativeFunction(string description, Func<Interpreter, Arguments, object?> body) : Callable
{
    public override string Description => description;

    public override object? Call(Interpreter interpreter, Arguments arguments) => body(interpreter, arguments);
}
