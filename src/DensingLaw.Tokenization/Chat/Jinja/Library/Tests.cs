using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What may stand behind <c>is</c>.</summary>
internal static class Tests
{
    private static readonly Dictionary<string, Func<object?, bool>> s_plain = new(StringComparer.Ordinal)
    {
        ["defined"] = value => value is not Undefined,
        ["undefined"] = value => value is Undefined,
        ["none"] = value => value is null,
        ["boolean"] = value => value is bool,
        ["true"] = value => value is true,
        ["false"] = value => value is false,
        ["integer"] = value => value is BigInteger,
        ["float"] = value => value is double,
        ["number"] = value => value is BigInteger or double or bool,
        ["string"] = value => value is string or SafeText,
        ["mapping"] = value => value is DictValue,
        ["iterable"] = value => value is StreamValue || Sequences.HasLength(value),
        ["sequence"] = Sequences.HasLength,
        ["callable"] = value => value is Callable,
        ["odd"] = value => Remainder(value, 2) == BigInteger.One,
        ["even"] = value => Remainder(value, 2) == BigInteger.Zero,
        ["escaped"] = value => value is SafeText,
    };

    private static readonly Dictionary<string, Func<object?, object?, RenderBudget, bool>> s_binary = new(StringComparer.Ordinal)
    {
        ["divisibleby"] = (value, other, _) => Remainder(value, other) == BigInteger.Zero,
        ["eq"] = Comparison.AreEqual,
        ["equalto"] = Comparison.AreEqual,
        ["=="] = Comparison.AreEqual,
        ["ne"] = (value, other, budget) => !Comparison.AreEqual(value, other, budget),
        ["!="] = (value, other, budget) => !Comparison.AreEqual(value, other, budget),
        ["lt"] = (value, other, budget) => Comparison.Holds("<", value, other, budget),
        ["lessthan"] = (value, other, budget) => Comparison.Holds("<", value, other, budget),
        ["<"] = (value, other, budget) => Comparison.Holds("<", value, other, budget),
        ["le"] = (value, other, budget) => Comparison.Holds("<=", value, other, budget),
        ["<="] = (value, other, budget) => Comparison.Holds("<=", value, other, budget),
        ["gt"] = (value, other, budget) => Comparison.Holds(">", value, other, budget),
        ["greaterthan"] = (value, other, budget) => Comparison.Holds(">", value, other, budget),
        [">"] = (value, other, budget) => Comparison.Holds(">", value, other, budget),
        ["ge"] = (value, other, budget) => Comparison.Holds(">=", value, other, budget),
        [">="] = (value, other, budget) => Comparison.Holds(">=", value, other, budget),
        ["in"] = (value, other, budget) => Sequences.Contains(other, value, budget),
        ["sameas"] = (value, other, budget) => Kind.Of(value) == Kind.Of(other) && Comparison.AreEqual(value, other, budget) && IsSimple(value),
    };

    public static bool Apply(string name, object? value, Arguments arguments, Interpreter interpreter)
    {
        if (s_plain.TryGetValue(name, out var plain))
        {
            arguments.Bind($"the test {name}");
            return plain(value);
        }

        if (name is "lower" or "upper")
        {
            arguments.Bind($"the test {name}");
            var text = PythonText.Of(value, interpreter.Budget);
            return name == "lower" ? CharacterTests.IsLower(text) : CharacterTests.IsUpper(text);
        }

        if (s_binary.TryGetValue(name, out var binary))
        {
            return binary(value, arguments.Bind($"the test {name}", "other")[0], interpreter.Budget);
        }

        var known = string.Join(", ", s_plain.Keys.Concat(["lower", "upper"]).Concat(s_binary.Keys).Where(k => char.IsLetter(k[0])));
        throw new TemplateFault($"the test '{name}' is not supported (supported: {known})");
    }

    /// <summary>Python's identity is only sure for values that have no parts.</summary>
    private static bool IsSimple(object? value) => value is null or bool or string or BigInteger
        ? true
        : throw new TemplateFault($"the test sameas is not supported on {Kind.Of(value)}; use ==");

    private static BigInteger? Remainder(object? value, object? divisor)
    {
        return Remainder(value, Arithmetic.Number(divisor) as BigInteger? ?? throw new TemplateFault($"a divisor is an integer, not {Kind.Of(divisor)}"));
    }

    private static BigInteger? Remainder(object? value, BigInteger divisor) => Arithmetic.Number(value) switch
    {
        _ when divisor.IsZero => throw new TemplateFault("division by zero"),
        BigInteger number => number - (Arithmetic.FloorDivide(number, divisor) * divisor),
        double number => double.IsInteger(number) ? new BigInteger(number) % divisor : null,
        _ when value is Undefined undefined => throw undefined.Fault(),
        _ => throw new TemplateFault($"{Kind.Of(value)} cannot be divided"),
    };
}
