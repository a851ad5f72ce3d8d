using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Attributes and items. As in Jinja <c>a.b</c> means the attribute first and then the item, <c>a['b']</c> the other way round.</summary>
internal static class Members
{
    private static readonly HashSet<string> s_changing =
        ["append", "clear", "extend", "insert", "pop", "popitem", "remove", "reverse", "setdefault", "sort", "update"];

    public static object? Attribute(object? target, string name) =>
        target is Undefined undefined ? throw undefined.Fault()
        : OwnAttribute(target, name, out var value) ? value
        : target is DictValue dict && dict.TryGet(name, out value) ? value
        : Missing(target, name);

    public static object? Item(object? target, object? key, RenderBudget budget)
    {
        budget.Text(key is string text ? text.Length : 0);
        switch (target)
        {
            case Undefined undefined:
                throw undefined.Fault();
            case DictValue dict when dict.TryGet(key, out var value):
                return value;
            case ListValue or RangeValue or string or SafeText when key is BigInteger or bool:
                return Sequences.At(target, (BigInteger)Arithmetic.Number(key)!, budget);
            default:
                return key is string name
                    ? OwnAttribute(target, name, out var attribute) ? attribute : Missing(target, name)
                    : new Undefined($"{Kind.Of(target)} has no item {(key is ListValue or DictValue ? "of that kind" : PythonText.Representation(key, budget))}");
        }
    }

    private static bool OwnAttribute(object? target, string name, out object? value)
    {
        value = target switch
        {
            string text => StringMethods.Find(text, name),
            SafeText safe => StringMethods.Find(safe.Text, name),
            DictValue dict => DictMethods.Find(dict, name),
            ListValue list => ListMethods.Find(list, name),
            LoopValue loop => loop.Attribute(name),
            _ => null,
        };
        return value is not null || (target is NamespaceValue space && space.Attributes.TryGetValue(name, out value));
    }

    private static Undefined Missing(object? target, string name) => new(
        target is ListValue or DictValue && s_changing.Contains(name)
            ? $"{name} would change {Kind.Of(target)}: the sandbox forbids it; make a new value, as in a + [b]"
            : target is DictValue or NamespaceValue ? $"{Kind.Of(target)} has no '{name}'"
            : $"{Kind.Of(target)} has no attribute '{name}'{Known(target)}");

    private static string Known(object? target) => target is string ? $" (supported: {string.Join(", ", StringMethods.Names)})" : "";
}
