using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

internal sealed partial class LatexParser
{
    private static readonly Expression s_degree = Expression.Divide(new Expression.Variable("pi"), new Expression.Number(180));
    private static readonly Expression s_e = new Expression.Variable("e");

    /// <summary>Commands that start no factor.</summary>
    private static readonly HashSet<string> s_structure =
    [
        "times", "cdot", "div", "pm", "mp", "over", "choose", "cup", "cap", "setminus", "in", "le", "ge", "ne", "approx", "equiv", "to", "rightarrow",
        "Rightarrow", "implies", "circ", "rangle", "rfloor", "rceil", "begin-matrix", "end-matrix", "begin-determinant", "end-determinant", "begin-other",
        "end-other",
    ];

    /// <summary>Functions of one argument, by their names in <see cref="Functions"/>.</summary>
    private static readonly Dictionary<string, string> s_functions = new()
    {
        ["sin"] = "sin",
        ["cos"] = "cos",
        ["tan"] = "tan",
        ["cot"] = "cot",
        ["sec"] = "sec",
        ["csc"] = "csc",
        ["arcsin"] = "asin",
        ["arccos"] = "acos",
        ["arctan"] = "atan",
        ["arccot"] = "acot",
        ["arcsec"] = "asec",
        ["arccsc"] = "acsc",
        ["sinh"] = "sinh",
        ["cosh"] = "cosh",
        ["tanh"] = "tanh",
        ["log"] = "log",
        ["ln"] = "log",
        ["lg"] = "log",
        ["exp"] = "exp",
    };

    private bool _inBars;

    private Expression? Primary()
    {
        _budget.Spend();
        if (_at >= _tokens.Count)
            return null;
        var token = _tokens[_at];
        switch (token.Kind)
        {
            case LatexTokenKind.Number:
                _at++;
                return Based(token.Text);
            case LatexTokenKind.Letter:
                _at++;
                return Named(token.Text);
            case LatexTokenKind.Command:
                _at++;
                return Command(token.Text);
            case LatexTokenKind.Mark when token.Text[0] is '(' or '[' or '{':
                return Group();
            case LatexTokenKind.Mark when token.IsMark('|'):
                _at++;
                var wasInBars = _inBars;
                _inBars = true;
                var inside = Sum();
                _inBars = wasInBars;
                return inside is not null && TakeMark('|') ? new Expression.Call("abs", inside) : null;
            default:
                return null;
        }
    }

    private Expression? Group()
    {
        var close = _tokens[_at].Text[0] switch { '(' => ')', '[' => ']', _ => '}' };
        _at++;
        var wasInBars = _inBars;
        _inBars = false;
        var inside = Sum();
        _inBars = wasInBars;
        return inside is not null && TakeMark(close) ? inside : null;
    }

    /// <summary>A number, or its digits in the base of its subscript.</summary>
    private Expression? Based(string digits)
    {
        if (!TakeMark('_'))
            return NumberText.Parse(digits) is { } value ? new Expression.Number(value) : null;
        var isBraced = TakeMark('{');
        if (_at >= _tokens.Count || _tokens[_at] is not { Kind: LatexTokenKind.Number } number || NumberText.Parse(number.Text) is not { } radix)
            return null;
        _at++;
        return isBraced && !TakeMark('}') ? null
            : new Expression.Call("in-base", new Expression.Variable("digits " + digits), new Expression.Number(radix));
    }

    /// <summary>A variable with its subscript and primes; <c>f</c>, <c>g</c>, <c>h</c> before a bracket are functions.</summary>
    private Expression? Named(string name)
    {
        if (TakeMark('_'))
        {
            var start = _at;
            if (Script() is null)
                return null;
            name += "_" + string.Concat(_tokens.Take(_at).Skip(start).Where(t => !t.IsMark('{') && !t.IsMark('}')).Select(t => t.Text));
        }

        while (TakeMark('\''))
            name += "'";
        if (name[0] is 'f' or 'g' or 'h' && IsMark('('))
            return Group() is { } argument ? new Expression.Call("f:" + name, argument) : null;
        return new Expression.Variable(name);
    }

    private Expression? Command(string name)
    {
        switch (name)
        {
            case "frac":
                return Argument() is { } above && Argument() is { } below ? Expression.Divide(above, below) : null;
            case "binom":
                return Argument() is { } n && Argument() is { } k ? new Expression.Call("binomial", n, k) : null;
            case "sqrt":
                return Root();
            case "lfloor":
                return Sum() is { } floor && TakeCommand("rfloor") ? new Expression.Call("floor", floor) : null;
            case "lceil":
                return Sum() is { } ceiling && TakeCommand("rceil") ? new Expression.Call("ceiling", ceiling) : null;
            case "overline" or "bar" or "vec" or "hat" or "overrightarrow" or "mathbb" or "mathcal" or "angle" or "triangle" or "widehat":
                return Argument() is { } inside ? new Expression.Call(name, inside) : null;
        }

        if (s_functions.TryGetValue(name, out var function))
            return FunctionOf(name, function);
        return s_structure.Contains(name) ? null : Named(name);
    }

    /// <summary>A command's argument: braces, or one digit, letter or command.</summary>
    private Expression? Argument()
    {
        if (IsMark('{'))
            return Group();
        SplitDigit();
        return Primary();
    }

    /// <summary>Without braces, a whole number stands under a root: the sign √ is written so.</summary>
    private Expression.Power? Root()
    {
        Expression? index = null;
        if (TakeMark('['))
        {
            index = Sum();
            if (index is null || !TakeMark(']'))
                return null;
        }

        return Primary() is { } inside
            ? new(inside, index is null ? Expression.Half : new Expression.Power(index, Expression.MinusOne))
            : null;
    }

    private Expression? FunctionOf(string command, string function)
    {
        Expression? radix = null;
        Expression? exponent = null;
        while (IsMark('_') || IsMark('^'))
        {
            var isBase = TakeMark('_');
            _at += isBase ? 0 : 1;
            if (Script() is not { } script)
                return null;
            if (isBase)
                radix = script;
            else
                exponent = script;
        }

        var wasInDegrees = _inDegrees;
        _inDegrees = true;
        var argument = FunctionArgument();
        _inDegrees = wasInDegrees;
        if (argument is null)
            return null;
        if (exponent is Expression.Number { Value: var power } && power == -1 && Functions.OfOne.ContainsKey("a" + function))
            return new Expression.Call("a" + function, argument);
        var value = function == "log"
            ? new Expression.Call(function, argument, radix ?? (command == "ln" ? s_e : new Expression.Number(10)))
            : new Expression.Call(function, argument);
        return exponent is null ? value : new Expression.Power(value, exponent);
    }

    /// <summary>A bracket, or factors up to the next function.</summary>
    private Expression? FunctionArgument()
    {
        if (IsMark('(') || IsMark('['))
            return Group();
        var isNegative = TakeMark('-');
        Expression? product = null;
        while (_at < _tokens.Count && StartsFactor() && !(_tokens[_at].Kind == LatexTokenKind.Command && s_functions.ContainsKey(_tokens[_at].Text)))
        {
            if (Power() is not { } factor)
                return null;
            product = product is null ? factor : new Expression.Product(product, factor);
        }

        return product is null || !isNegative ? product : Expression.Negate(product);
    }
}
