using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>Filters on lists, mappings and what else has items.</content>
internal static partial class Filters
{
    private static object? Default(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("default", "default_value?", "boolean?");
        return value is Undefined || (Truth.Of(Or(bound[1], false)) && !Truth.Of(value)) ? Or(bound[0], "") : value;
    }

    private static BigInteger Length(object? value, Arguments arguments, Interpreter interpreter)
    {
        arguments.Bind("length");
        return Sequences.Length(value, interpreter.Budget) is { } length ? length : throw new TemplateFault($"{Kind.Of(value)} has no length");
    }

    private static ListValue List(object? value, Arguments arguments, Interpreter interpreter)
    {
        arguments.Bind("list");
        return new ListValue(Sequences.Items(value, interpreter.Budget));
    }

    private static object? First(object? value, Arguments arguments, Interpreter interpreter)
    {
        arguments.Bind("first");
        return Sequences.Items(value, interpreter.Budget) is [var first, ..] ? first : new Undefined("there is no first item");
    }

    private static object? Last(object? value, Arguments arguments, Interpreter interpreter)
    {
        arguments.Bind("last");
        return value is StreamValue ? throw new TemplateFault($"last does not take {Kind.Of(value)}")
            : Sequences.Items(value, interpreter.Budget) is [.., var last] ? last : new Undefined("there is no last item");
    }

    private static StreamValue Items(object? value, Arguments arguments, Interpreter interpreter) => value switch
    {
        Undefined => new StreamValue([]),
        DictValue dict => new StreamValue(DictMethods.Items(dict, interpreter.Budget, arguments).Items),
        _ => throw new TemplateFault($"items needs a mapping, given {Kind.Of(value)}"),
    };

    private static string Join(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("join", "d?", "attribute?");
        var items = Sequences.Items(value, interpreter.Budget).Select(item => IsGiven(bound[1]) ? Path(item, bound[1], interpreter) : item);
        return StringMethods.Join(
            PythonText.Of(Or(bound[0], ""), interpreter.Budget), new ListValue([.. items.Select(item => PythonText.Of(item, interpreter.Budget))]), interpreter.Budget);
    }

    private static object Reverse(object? value, Arguments arguments, Interpreter interpreter)
    {
        arguments.Bind("reverse");
        if (value is string or SafeText)
        {
            return Sequences.Slice(value, null, null, BigInteger.MinusOne, interpreter.Budget)!;
        }

        object?[] items = [.. Sequences.Items(value, interpreter.Budget)];
        interpreter.Budget.Items(items.Length);
        Array.Reverse(items);
        return new StreamValue(items);
    }

    private static ListValue Sort(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("sort", "reverse?", "case_sensitive?", "attribute?");
        var keyed = Sequences.Items(value, interpreter.Budget).Select(item => (SortKey(item, bound[2], bound[1], interpreter), item));
        return new ListValue(Ordering.Sort(keyed, Truth.Of(Or(bound[0], false)), interpreter.Budget));
    }

    private static ListValue SortDict(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("dictsort", "case_sensitive?", "by?", "reverse?");
        var by = Or(bound[1], "key") switch
        {
            "key" => 0,
            "value" => 1,
            _ => throw new TemplateFault("dictsort sorts by 'key' or 'value'"),
        };
        if (value is not DictValue dict)
        {
            throw new TemplateFault($"dictsort needs a mapping, given {Kind.Of(value)}");
        }

        var pairs = DictMethods.Items(dict, interpreter.Budget, Arguments.None).Items;
        var keyed = pairs.Select(pair => (Folded(((ListValue)pair!).Items[by], bound[0], interpreter), pair));
        return new ListValue(Ordering.Sort(keyed, Truth.Of(Or(bound[2], false)), interpreter.Budget));
    }

    private static StreamValue Unique(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("unique", "case_sensitive?", "attribute?");
        var seen = new HashSet<DictKey>();
        return new StreamValue([.. Sequences.Items(value, interpreter.Budget).Where(item =>
            seen.Add(DictKey.Of(Folded(IsGiven(bound[1]) ? Path(item, bound[1], interpreter) : item, bound[0], interpreter))))]);
    }

    private static object? Extreme(string name, string sign, object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind(name, "case_sensitive?", "attribute?");
        var items = Sequences.Items(value, interpreter.Budget);
        if (items.Length == 0)
        {
            return new Undefined($"{name} of nothing is undefined");
        }

        object? Key(object? item) => Folded(IsGiven(bound[1]) ? Path(item, bound[1], interpreter) : item, bound[0], interpreter);
        return items.Aggregate((best, item) => Comparison.Holds(sign, Key(item), Key(best), interpreter.Budget) ? item : best);
    }

    private static StreamValue Map(object? value, Arguments arguments, Interpreter interpreter)
    {
        var items = ItemsIfAny(value, interpreter);
        if (arguments.Positional is [var filter, .. var rest])
        {
            var name = StringMethods.Text(filter, "map");
            return new StreamValue([.. items.Select(item => Apply(name, item, arguments with { Positional = rest }, interpreter))]);
        }

        var bound = arguments.Bind("map", "attribute", "default?");
        return new StreamValue([.. items.Select(item => Path(item, bound[0], interpreter, Or(bound[1], null)))]);
    }

    /// <summary>Items that pass a test, or do not; without a test, those that are true. By attribute, its value is tested.</summary>
    private static StreamValue Select(string name, object? value, Arguments arguments, Interpreter interpreter, bool isKept, bool byAttribute)
    {
        var positional = arguments.Positional;
        if (byAttribute && positional.Length == 0)
        {
            throw new TemplateFault($"{name} needs the name of an attribute");
        }

        var attribute = byAttribute ? positional[0] : null;
        var rest = byAttribute ? positional[1..] : positional;
        var items = ItemsIfAny(value, interpreter);
        return new StreamValue([.. items.Where(item =>
        {
            var tested = byAttribute ? Path(item, attribute, interpreter) : item;
            var passes = rest is [var test, .. var more]
                ? Tests.Apply(StringMethods.Text(test, name), tested, arguments with { Positional = more }, interpreter)
                : Truth.Of(tested);
            return passes == isKept;
        })]);
    }

    /// <summary>These filters take everything false for empty, numbers too.</summary>
    private static object?[] ItemsIfAny(object? value, Interpreter interpreter)
    {
        object?[] items = Truth.Of(value) ? Sequences.Items(value, interpreter.Budget) : [];
        interpreter.Budget.Items(items.Length);
        return items;
    }

    /// <summary>The value at a path such as <c>function.name</c>; a default stands in wherever it breaks off.</summary>
    private static object? Path(object? item, object? path, Interpreter interpreter, object? otherwise = null)
    {
        object?[] parts = path is string text
            ? [.. text.Split('.').Select(part => part.Length > 0 && part.All(char.IsAsciiDigit) ? (object)BigInteger.Parse(part, System.Globalization.CultureInfo.InvariantCulture) : part)]
            : [path];
        foreach (var part in parts)
        {
            interpreter.Budget.Step(part is string name ? 1 + (name.Length / 16) : 1);
            item = Members.Item(item, part, interpreter.Budget);
            item = item is Undefined && otherwise is not null ? otherwise : item;
        }

        return item;
    }

    /// <summary>Several attributes, separated by commas, are compared one after the other.</summary>
    private static object? SortKey(object? item, object? attribute, object? isCaseSensitive, Interpreter interpreter) =>
        !IsGiven(attribute) ? Folded(item, isCaseSensitive, interpreter)
        : attribute is string text && text.Contains(',')
            ? new ListValue([.. text.Split(',').Select(part => Folded(Path(item, part.Trim(), interpreter), isCaseSensitive, interpreter))])
        : Folded(Path(item, attribute, interpreter), isCaseSensitive, interpreter);

    private static object? Folded(object? value, object? isCaseSensitive, Interpreter interpreter)
    {
        if (value is not string text || Truth.Of(Or(isCaseSensitive, false)))
        {
            return value;
        }

        interpreter.Budget.Text(text.Length);
        return Casing.Lower(text);
    }
}
