using System.Numerics;
using System.Text;
using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Compatible;

internal sealed partial class GrammarParser
{
    private static readonly Expression s_e = new Expression.Call("exp", new Expression.Number(1));

    /// <summary>The grammar's functions with an argument, by their names in <see cref="Functions"/>.</summary>
    private static readonly Dictionary<string, string> s_functions = new()
    {
        ["exp"] = "exp",
        ["log"] = "log",
        ["lg"] = "log",
        ["ln"] = "log",
        ["sin"] = "sin",
        ["cos"] = "cos",
        ["tan"] = "tan",
        ["csc"] = "csc",
        ["sec"] = "sec",
        ["cot"] = "cot",
        ["arcsin"] = "asin",
        ["arccos"] = "acos",
        ["arctan"] = "atan",
        ["arccsc"] = "acsc",
        ["arcsec"] = "asec",
        ["arccot"] = "acot",
        ["sinh"] = "sinh",
        ["cosh"] = "cosh",
        ["tanh"] = "tanh",
        ["arsinh"] = "asinh",
        ["arcosh"] = "acosh",
        ["artanh"] = "atanh",
    };

    private Expression? Function()
    {
        var token = Peek();
        return token.Kind switch
        {
            GrammarTokenKind.Command when token.Text == "sqrt" => Root(),
            GrammarTokenKind.Command when token.Text == "overline" => Overline(),
            GrammarTokenKind.Command when s_functions.ContainsKey(token.Text) => NamedFunction(token.Text),
            GrammarTokenKind.Letter or GrammarTokenKind.Symbol => Application(),
            _ => null,
        };
    }

    private Expression.Power? Root()
    {
        _at++;
        Expression? index = null;
        if (Is("[") && (index = Group("[", "]")) is null)
            return null;
        if (Group("{", "}") is not { } inside)
            return null;
        return new Expression.Power(inside, index is null ? Expression.Half : new Expression.Power(index, Expression.MinusOne));
    }

    private Expression.Call? Overline()
    {
        _at++;
        return Group("{", "}") is { } inside ? new Expression.Call("conjugate", inside) : null;
    }

    private Expression? NamedFunction(string command)
    {
        _at++;
        var low = Subscript();
        var script = _at;
        Expression? high = null;
        if (Is("^"))
        {
            _at++;
            if ((high = AtomOrGroup()) is null)
                return null;
            script = _at;
        }

        if (low is null && (low = Subscript()) is not null)
            script = _at;
        var argument = Argument();
        if (argument is null)
        {
            // The parser looks ahead as far as it must: of \log_28 the last digit is the argument.
            _at = script - 1;
            if (_isDead || script < 2 || !IsDigit(0) || !IsDigit(-1) || (argument = Argument()) is null)
                return null;
            if (low is Expression.Number && _tokens[FirstDigit(script - 1) - 1].Text == "_")
                low = DigitsFrom(FirstDigit(script - 1), script - 1);
            else
                high = DigitsFrom(FirstDigit(script - 1), script - 1);
        }

        var name = s_functions[command];
        if (name == "log")
        {
            var value = new Expression.Call(name, argument, low ?? (command == "lg" ? new Expression.Number(10) : s_e));
            return high is null ? value : new Expression.Power(value, high);
        }

        return high is Expression.Number { Value: var power } && power == -1 && name[0] != 'a' && name != "exp"
            ? new Expression.Call("a" + name, argument)
            : high is null ? new Expression.Call(name, argument)
            : new Expression.Power(new Expression.Call(name, argument), high);
    }

    private int FirstDigit(int at)
    {
        while (_tokens[at - 1].Kind == GrammarTokenKind.Digit)
            at--;
        return at;
    }

    private Expression.Number DigitsFrom(int start, int end) =>
        new(DecimalDigits.Parse(string.Concat(_tokens.Take(end).Skip(start).Select(t => t.Text))));

    /// <summary>In brackets, of several the first; else a product without further functions.</summary>
    private Expression? Argument()
    {
        var start = _at;
        if (Is("("))
        {
            _at++;
            if (Arguments() is { } arguments)
                return arguments[0];
            _at = start;
        }

        return Multiplicative(noFunctions: true);
    }

    /// <summary>A name and arguments in brackets.</summary>
    private Expression? Application()
    {
        var start = _at;
        var name = Name();
        if (name is null || !Is("("))
            return Back(start);
        _at++;
        return Arguments() is { } arguments ? new Expression.Call("f:" + name, arguments) : Back(start);
    }

    private Expression[]? Arguments()
    {
        List<Expression> arguments = [];
        do
        {
            if (Additive() is not { } argument)
                return null;
            arguments.Add(argument);
        }
        while (Is(",") && _at++ >= 0);
        if (!Is(")"))
            return null;
        _at++;
        return [.. arguments];
    }

    private Expression? Atom()
    {
        var token = Peek();
        switch (token.Kind)
        {
            case GrammarTokenKind.Digit:
                return Number();
            case GrammarTokenKind.Differential:
                _at++;
                return new Expression.Variable(token.Text);
            case GrammarTokenKind.Letter or GrammarTokenKind.Symbol:
                return Name() is { } name ? new Expression.Variable(name) : null;
            case GrammarTokenKind.Command when token.Text is "frac" or "dfrac" or "tfrac":
                return Fraction();
            case GrammarTokenKind.Command when token.Text is "binom" or "dbinom" or "tbinom":
                _at++;
                return Group("{", "}") is { } n && Group("{", "}") is { } k ? new Expression.Call("binomial", n, k) : null;
            case GrammarTokenKind.Command when token.Text == "mathit":
                return Italic();
            default:
                return null;
        }
    }

    /// <summary>A letter or command with its subscript and quotes. Infinity has no place in an equality, whatever the other side.</summary>
    private string? Name()
    {
        var token = Peek();
        _at++;
        if (token is { Kind: GrammarTokenKind.Symbol, Text: "infty" })
        {
            _isDead = true;
            return null;
        }

        var quotes = Quotes();
        var start = _at;
        var low = Subscript() is null ? "" : string.Concat(_tokens.Take(_at).Skip(start).Select(t => t.Text));
        return token.Text + low + (quotes.Length > 0 ? quotes : Quotes());
    }

    private string Quotes()
    {
        if (Peek() is not { Kind: GrammarTokenKind.Quotes } quotes)
            return "";
        _at++;
        return quotes.Text;
    }

    private Expression? Subscript()
    {
        if (!Is("_"))
            return null;
        var start = _at++;
        return AtomOrGroup() ?? Back(start);
    }

    /// <summary>
    /// Digits, groups of three behind commas, and decimals. A stop demands digits behind it, and zeros in front of a whole number are an error, as they
    /// are in Python.
    /// </summary>
    private Expression.Number? Number()
    {
        var digits = new StringBuilder();
        Digits();
        while (Is(",") && Enumerable.Range(1, 3).All(IsDigit))
        {
            _at++;
            for (var i = 0; i < 3; i++)
                digits.Append(_tokens[_at++].Text);
        }

        var whole = digits.Length;
        if (Is("."))
        {
            _at++;
            if (!IsDigit(0))
                return Dead();
            Digits();
        }

        var text = digits.ToString();
        return whole == text.Length && whole > 1 && text[0] == '0' && text.Any(c => c != '0') ? Dead()
            : new(new Rational(DecimalDigits.Parse(text), BigInteger.Pow(10, text.Length - whole)));

        void Digits()
        {
            while (Peek().Kind == GrammarTokenKind.Digit)
                digits.Append(_tokens[_at++].Text);
        }

        Expression.Number? Dead()
        {
            _isDead = true;
            return null;
        }
    }

    private bool IsDigit(int ahead)
    {
        _at += ahead;
        var isDigit = Peek().Kind == GrammarTokenKind.Digit;
        _at -= ahead;
        return isDigit;
    }

    private Expression? Fraction()
    {
        _at++;
        return Part() is { } above && Part() is { } below ? Expression.Divide(above, below) : null;

        Expression? Part() => IsDigit(0) ? new Expression.Number(_tokens[_at++].Text[0] - '0') : Group("{", "}");
    }

    private Expression.Variable? Italic()
    {
        _at++;
        if (!Is("{"))
            return null;
        _at++;
        var name = new StringBuilder();
        while (Peek().Kind == GrammarTokenKind.Letter)
            name.Append(_tokens[_at++].Text);
        if (!Is("}"))
            return null;
        _at++;
        return new(name.ToString());
    }
}
