using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>The variable <c>loop</c> inside a <c>for</c>. Callable where the loop is recursive.</summary>
internal sealed class LoopValue(object?[] items, int depth, Func<object?, object?>? recurse) : Callable
{
    private object? _lastChanged = s_nothing;
    private static readonly object s_nothing = new();

    public int Index { get; set; }

    public override string Description => "loop";

    public override object? Call(Interpreter interpreter, Arguments arguments) => recurse is null
        ? throw new TemplateFault("loop can only be called in a for that ends in recursive")
        : recurse(arguments.Bind(Description, "iterable")[0]);

    /// <summary>The attribute, or null where there is none of that name.</summary>
    public object? Attribute(string name) => name switch
    {
        "index" => (BigInteger)(Index + 1),
        "index0" => (BigInteger)Index,
        "revindex" => (BigInteger)(items.Length - Index),
        "revindex0" => (BigInteger)(items.Length - Index - 1),
        "first" => Index == 0,
        "last" => Index == items.Length - 1,
        "length" => (BigInteger)items.Length,
        "depth" => (BigInteger)(depth + 1),
        "depth0" => (BigInteger)depth,
        "previtem" => Index > 0 ? items[Index - 1] : new Undefined("there is no previous item"),
        "nextitem" => Index + 1 < items.Length ? items[Index + 1] : new Undefined("there is no next item"),
        "cycle" => new NativeFunction("loop.cycle", (_, arguments) => Cycle(arguments)),
        "changed" => new NativeFunction("loop.changed", (interpreter, arguments) => Changed(interpreter, arguments)),
        _ => new Undefined($"loop has no attribute '{name}'"),
    };

    private object? Cycle(Arguments arguments) =>
        arguments.Positional.Length > 0 ? arguments.Positional[Index % arguments.Positional.Length] : throw new TemplateFault("loop.cycle needs values");

    private bool Changed(Interpreter interpreter, Arguments arguments)
    {
        var value = new ListValue(arguments.Positional, isTuple: true);
        var hasChanged = !Comparison.AreEqual(_lastChanged, value, interpreter.Budget);
        _lastChanged = value;
        return hasChanged;
    }
}
