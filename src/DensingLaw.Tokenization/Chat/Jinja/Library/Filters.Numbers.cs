using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>Filters on numbers.</content>
internal static partial class Filters
{
    private static object Absolute(object? value, Arguments arguments, Interpreter interpreter)
    {
        arguments.Bind("abs");
        return Number("abs", value) is BigInteger whole ? BigInteger.Abs(whole) : Math.Abs(Arithmetic.Float(Number("abs", value)));
    }

    private static object? Integer(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("int", "default?", "base?");
        var otherwise = Or(bound[0], BigInteger.Zero);
        interpreter.Budget.Text(value is string given ? given.Length : 0);
        return value switch
        {
            Undefined undefined => throw undefined.Fault(),
            string text => NumberText.Whole(text, StringMethods.Whole(Or(bound[1], (BigInteger)10), "int"))
                ?? (NumberText.Real(text) is { } real && double.IsFinite(real) ? new BigInteger(real) : otherwise),
            double number => double.IsFinite(number) ? new BigInteger(number) : throw new TemplateFault("the float is too large for an integer"),
            _ => Arithmetic.Number(value) ?? otherwise,
        };
    }

    private static object? Float(object? value, Arguments arguments, Interpreter interpreter)
    {
        var otherwise = Or(arguments.Bind("float", "default?")[0], 0.0);
        interpreter.Budget.Text(value is string given ? given.Length : 0);
        return value switch
        {
            Undefined undefined => throw undefined.Fault(),
            string text => NumberText.Real(text) is { } real ? real : otherwise,
            _ => Arithmetic.Number(value) is { } number ? Arithmetic.Float(number) : otherwise,
        };
    }

    private static object Round(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("round", "precision?", "method?");
        var precision = StringMethods.Whole(Or(bound[0], BigInteger.Zero), "round");
        if (Math.Abs((long)precision) > 300)
        {
            throw new TemplateFault($"round to {precision} places (allowed: -300 to 300)");
        }

        var number = Number("round", value);
        switch (Or(bound[1], "common"))
        {
            case "common":
                return number is BigInteger whole
                    ? precision >= 0 ? whole : Rounding.ToEven(whole, BigInteger.Pow(10, -precision)) * BigInteger.Pow(10, -precision)
                    : Rounding.ToEven((double)number, precision);
            case "ceil":
                return Math.Ceiling(Arithmetic.Float(number) * Math.Pow(10, precision)) / Math.Pow(10, precision);
            case "floor":
                return Math.Floor(Arithmetic.Float(number) * Math.Pow(10, precision)) / Math.Pow(10, precision);
            default:
                throw new TemplateFault("round's method is 'common', 'ceil' or 'floor'");
        }
    }

    private static object? Sum(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("sum", "attribute?", "start?");
        return Sequences.Items(value, interpreter.Budget)
            .Select(item => IsGiven(bound[0]) ? Path(item, bound[0], interpreter) : item)
            .Aggregate(Or(bound[1], BigInteger.Zero), (sum, item) => Arithmetic.Apply("+", sum, item, interpreter.Budget));
    }

    private static object Number(string filter, object? value) => Arithmetic.Number(value)
        ?? throw (value is Undefined undefined ? undefined.Fault() : new TemplateFault($"{filter} needs a number, given {Kind.Of(value)}"));
}
