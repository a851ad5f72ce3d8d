using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Functions that every template has.</summary>
internal static class Globals
{
    public static Dictionary<string, object?> Create() => new(StringComparer.Ordinal)
    {
        ["raise_exception"] = new NativeFunction("raise_exception", Raise),
        ["strftime_now"] = new NativeFunction("strftime_now", FormatDate),
        ["range"] = new NativeFunction("range", Range),
        ["namespace"] = new NativeFunction("namespace", Namespace),
        ["dict"] = new NativeFunction("dict", (interpreter, arguments) => Dict("dict", arguments, interpreter.Budget)),
        ["joiner"] = new NativeFunction("joiner", Joiner),
    };

    private static object Raise(Interpreter interpreter, Arguments arguments) => throw new TemplateFault(
        $"the template refuses the conversation: {PythonText.Of(arguments.Bind("raise_exception", "message")[0], interpreter.Budget)}");

    private static string FormatDate(Interpreter interpreter, Arguments arguments)
    {
        var format = arguments.Bind("strftime_now", "format")[0] as string ?? throw new TemplateFault("strftime_now needs its format as a string");
        return interpreter.Date is { } date
            ? DateText.Of(date, format)
            : throw new TemplateFault("the template prints the current date (strftime_now) and none was given; results would change from day to day: give the run a date");
    }

    private static RangeValue Range(Interpreter interpreter, Arguments arguments)
    {
        var bounds = arguments.Bind("range", "start", "stop?", "step?").Where(b => b != Arguments.NotGiven).Select(b =>
            Arithmetic.Number(b) is BigInteger number && number >= long.MinValue && number <= long.MaxValue ? (long)number
            : b is Undefined undefined ? throw undefined.Fault()
            : throw new TemplateFault($"range needs integers of 64 bits, given {Kind.Of(b)}")).ToArray();
        return bounds switch
        {
            [var stop] => new RangeValue(0, stop, 1),
            [var start, var stop] => new RangeValue(start, stop, 1),
            _ => new RangeValue(bounds[0], bounds[1], bounds[2]),
        };
    }

    private static NamespaceValue Namespace(Interpreter interpreter, Arguments arguments)
    {
        var value = new NamespaceValue();
        foreach (var (key, item) in Dict("namespace", arguments, interpreter.Budget).Items)
        {
            value.Attributes[key as string ?? throw new TemplateFault("the names of a namespace's attributes are strings")] = item;
        }

        return value;
    }

    private static DictValue Dict(string name, Arguments arguments, RenderBudget budget)
    {
        var value = new DictValue();
        var source = (arguments with { Named = [] }).Bind(name, "mapping?")[0];
        if (source is DictValue dict)
        {
            budget.Items(dict.Count);
            foreach (var (key, item) in dict.Items)
            {
                value.Set(key, item);
            }
        }
        else if (source != Arguments.NotGiven)
        {
            foreach (var pair in Sequences.Items(source, budget))
            {
                var parts = Sequences.Items(pair, budget);
                if (parts.Length != 2)
                {
                    throw new TemplateFault($"{name} needs a mapping or pairs");
                }

                value.Set(parts[0], parts[1]);
            }
        }

        budget.Items(arguments.Named.Length);
        foreach (var (key, item) in arguments.Named)
        {
            value.Set(key, item);
        }

        return value;
    }

    /// <summary>Gives nothing when first called and its separator ever after.</summary>
    private static NativeFunction Joiner(Interpreter interpreter, Arguments arguments)
    {
        var separator = arguments.Bind("joiner", "sep?")[0];
        var isUsed = false;
        return new NativeFunction("joiner", (_, _) =>
        {
            var text = !isUsed ? "" : separator == Arguments.NotGiven ? ", " : separator;
            isUsed = true;
            return text;
        });
    }
}
