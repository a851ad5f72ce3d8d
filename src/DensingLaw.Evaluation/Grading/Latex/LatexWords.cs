namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>The words that have a meaning in an answer.</summary>
internal static class LatexWords
{
    /// <summary>Written without a backslash, these are commands.</summary>
    public static IReadOnlyDictionary<string, string> Commands { get; } = new Dictionary<string, string>
    {
        ["sqrt"] = "sqrt", ["pi"] = "pi", ["infinity"] = "infty", ["inf"] = "infty", ["infty"] = "infty", ["theta"] = "theta",
        ["sin"] = "sin", ["cos"] = "cos", ["tan"] = "tan", ["cot"] = "cot", ["sec"] = "sec", ["csc"] = "csc", ["log"] = "log", ["ln"] = "ln",
        ["exp"] = "exp", ["arcsin"] = "arcsin", ["arccos"] = "arccos", ["arctan"] = "arctan",
    };

    /// <summary>Whole numbers in words.</summary>
    public static IReadOnlyDictionary<string, string> Numbers { get; } = new Dictionary<string, string>
    {
        ["zero"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7",
        ["eight"] = "8", ["nine"] = "9", ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12", ["thirteen"] = "13", ["fourteen"] = "14",
        ["fifteen"] = "15", ["sixteen"] = "16", ["seventeen"] = "17", ["eighteen"] = "18", ["nineteen"] = "19", ["twenty"] = "20",
        ["thirty"] = "30", ["forty"] = "40", ["fifty"] = "50", ["sixty"] = "60", ["seventy"] = "70", ["eighty"] = "80", ["ninety"] = "90",
    };

    /// <summary>Prose around an answer, which says nothing of its value.</summary>
    public static IReadOnlySet<string> Prose { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "the", "value", "answer", "is", "an", "of", "are", "equals", "equal", "to", "exactly", "so", "thus", "therefore", "hence", "it", "we",
        "have", "get", "there", "total", "number", "only", "all", "final", "values", "answers", "points", "which", "that", "be", "by",
    };

    /// <summary>Units that differ from each other, by every writing; a unit that is not here matches any.</summary>
    public static IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string>
    {
        ["cm"] = "cm", ["centimeter"] = "cm", ["centimeters"] = "cm", ["mm"] = "mm", ["millimeter"] = "mm", ["millimeters"] = "mm",
        ["m"] = "m", ["meter"] = "m", ["meters"] = "m", ["metres"] = "m", ["km"] = "km", ["kilometer"] = "km", ["kilometers"] = "km",
        ["in"] = "in", ["inch"] = "in", ["inches"] = "in", ["ft"] = "ft", ["foot"] = "ft", ["feet"] = "ft", ["yd"] = "yd", ["yards"] = "yd",
        ["yard"] = "yd", ["mi"] = "mi", ["mile"] = "mi", ["miles"] = "mi", ["mph"] = "mph", ["kg"] = "kg", ["kilograms"] = "kg", ["gm"] = "g",
        ["gram"] = "g", ["grams"] = "g", ["lb"] = "lb", ["lbs"] = "lb", ["pound"] = "lb", ["pounds"] = "lb", ["oz"] = "oz", ["ounces"] = "oz",
        ["second"] = "s", ["seconds"] = "s", ["sec"] = "s", ["minute"] = "min", ["minutes"] = "min", ["min"] = "min", ["hour"] = "h",
        ["hours"] = "h", ["hr"] = "h", ["hrs"] = "h", ["day"] = "d", ["days"] = "d", ["week"] = "week", ["weeks"] = "week", ["year"] = "year",
        ["years"] = "year", ["cent"] = "cent", ["cents"] = "cent", ["dollar"] = "dollar", ["dollars"] = "dollar",
    };
}
