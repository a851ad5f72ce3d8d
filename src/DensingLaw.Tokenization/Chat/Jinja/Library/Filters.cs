namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What may stand behind a bar.</summary>
internal static partial class Filters
{
    private delegate object? Filter(object? value, Arguments arguments, Interpreter interpreter);

    private static readonly Dictionary<string, Filter> s_filters = new(StringComparer.Ordinal)
    {
        ["abs"] = Absolute,
        ["capitalize"] = Capitalize,
        ["count"] = (value, arguments, interpreter) => Length(value, arguments, interpreter),
        ["d"] = Default,
        ["default"] = Default,
        ["dictsort"] = SortDict,
        ["e"] = Escape,
        ["escape"] = Escape,
        ["first"] = First,
        ["float"] = Float,
        ["indent"] = Indent,
        ["int"] = Integer,
        ["items"] = Items,
        ["join"] = Join,
        ["last"] = Last,
        ["length"] = (value, arguments, interpreter) => Length(value, arguments, interpreter),
        ["list"] = List,
        ["lower"] = Lower,
        ["map"] = Map,
        ["max"] = (value, arguments, interpreter) => Extreme("max", ">", value, arguments, interpreter),
        ["min"] = (value, arguments, interpreter) => Extreme("min", "<", value, arguments, interpreter),
        ["reject"] = (value, arguments, interpreter) => Select("reject", value, arguments, interpreter, isKept: false, byAttribute: false),
        ["rejectattr"] = (value, arguments, interpreter) => Select("rejectattr", value, arguments, interpreter, isKept: false, byAttribute: true),
        ["replace"] = Replace,
        ["reverse"] = Reverse,
        ["round"] = Round,
        ["safe"] = Safe,
        ["select"] = (value, arguments, interpreter) => Select("select", value, arguments, interpreter, isKept: true, byAttribute: false),
        ["selectattr"] = (value, arguments, interpreter) => Select("selectattr", value, arguments, interpreter, isKept: true, byAttribute: true),
        ["sort"] = Sort,
        ["string"] = String,
        ["sum"] = Sum,
        ["title"] = Title,
        ["tojson"] = (value, arguments, interpreter) => JsonText.Of(value, arguments, interpreter.Budget),
        ["trim"] = Trim,
        ["unique"] = Unique,
        ["upper"] = Upper,
    };

    public static object? Apply(string name, object? value, Arguments arguments, Interpreter interpreter) =>
        s_filters.TryGetValue(name, out var filter)
            ? filter(value, arguments, interpreter)
            : throw new TemplateFault($"the filter '{name}' is not supported (supported: {string.Join(", ", s_filters.Keys)})");

    private static bool IsGiven(object? argument) => argument != Arguments.NotGiven && argument is not null;

    private static object? Or(object? argument, object? otherwise) => argument == Arguments.NotGiven ? otherwise : argument;
}
