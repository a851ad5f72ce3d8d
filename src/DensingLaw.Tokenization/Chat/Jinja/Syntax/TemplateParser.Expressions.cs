using System.Globalization;
using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>
/// Expressions. From loose to tight: inline if, or, and, not, comparisons, + -, ~, * / // %, **, unary + -, filters and tests, calls and items.
/// As in Jinja and unlike Python, ** groups to the left and binds looser than a sign.
/// </content>
internal sealed partial class TemplateParser
{
    private static readonly string[] s_comparisons = ["==", "!=", "<", "<=", ">", ">="];

    /// <summary>An expression, or a tuple of several without brackets.</summary>
    private Expression ParseTuple(bool withConditional = true, string? endsAt = null, bool isBracketed = false)
    {
        var at = Current.At;
        var items = new List<Expression>();
        var isTuple = false;
        while (!IsTupleEnd(endsAt))
        {
            items.Add(ParseExpression(withConditional));
            if (!Skip(","))
            {
                break;
            }

            isTuple = true;
        }

        return isTuple || (isBracketed && items.Count == 0) ? new Expression.ListOf(at, [.. items], IsTuple: true)
            : items.Count > 0 ? items[0]
            : throw Fault($"expected an expression, found {Current.Description}");
    }

    private bool IsTupleEnd(string? endsAt) =>
        Current.Kind is TokenKind.VariableEnd or TokenKind.BlockEnd || Current.IsOperator(")") || (endsAt is not null && Current.IsName(endsAt));

    private Expression ParseExpression(bool withConditional = true)
    {
        Enter();
        var expression = ParseOr();
        while (withConditional && Current.IsName("if"))
        {
            var at = Take().At;
            var test = ParseOr();
            expression = new Expression.Conditional(at, test, expression, SkipName("else") ? ParseExpression() : null);
        }

        _depth--;
        return expression;
    }

    private Expression ParseOr()
    {
        var left = ParseAnd();
        while (Current.IsName("or"))
        {
            left = new Expression.Logical(Take().At, IsAnd: false, left, ParseAnd());
        }

        return left;
    }

    private Expression ParseAnd()
    {
        var left = ParseNot();
        while (Current.IsName("and"))
        {
            left = new Expression.Logical(Take().At, IsAnd: true, left, ParseNot());
        }

        return left;
    }

    private Expression ParseNot()
    {
        if (!Current.IsName("not"))
        {
            return ParseComparison();
        }

        Enter();
        var negation = new Expression.Unary(Take().At, "not", ParseNot());
        _depth--;
        return negation;
    }

    private Expression ParseComparison()
    {
        var at = Current.At;
        var first = ParseSum();
        var rest = new List<(string, Expression)>();
        while (true)
        {
            if (Current.Kind == TokenKind.Operator && s_comparisons.Contains(Current.Text))
            {
                rest.Add((Take().Text, ParseSum()));
            }
            else if (SkipName("in"))
            {
                rest.Add(("in", ParseSum()));
            }
            else if (Current.IsName("not") && Following.IsName("in"))
            {
                _next += 2;
                rest.Add(("not in", ParseSum()));
            }
            else
            {
                return rest.Count == 0 ? first : new Expression.Comparison(at, first, [.. rest]);
            }
        }
    }

    private Expression ParseSum()
    {
        var left = ParseConcatenation();
        while (Current.IsOperator("+") || Current.IsOperator("-"))
        {
            var sign = Take();
            left = new Expression.Binary(sign.At, sign.Text, left, ParseConcatenation());
        }

        return left;
    }

    private Expression ParseConcatenation()
    {
        var at = Current.At;
        var first = ParseProduct();
        if (!Current.IsOperator("~"))
        {
            return first;
        }

        var parts = new List<Expression> { first };
        while (Skip("~"))
        {
            parts.Add(ParseProduct());
        }

        return new Expression.Concatenation(at, [.. parts]);
    }

    private Expression ParseProduct()
    {
        var left = ParsePower();
        while (Current.IsOperator("*") || Current.IsOperator("/") || Current.IsOperator("//") || Current.IsOperator("%"))
        {
            var sign = Take();
            left = new Expression.Binary(sign.At, sign.Text, left, ParsePower());
        }

        return left;
    }

    private Expression ParsePower()
    {
        var left = ParseUnary(withFilters: true);
        while (Current.IsOperator("**"))
        {
            left = new Expression.Binary(Take().At, "**", left, ParseUnary(withFilters: true));
        }

        return left;
    }

    private Expression ParseUnary(bool withFilters)
    {
        Expression operand;
        if (Current.IsOperator("-") || Current.IsOperator("+"))
        {
            Enter();
            var sign = Take();
            operand = new Expression.Unary(sign.At, sign.Text, ParseUnary(withFilters: false));
            _depth--;
        }
        else
        {
            operand = ParsePrimary();
        }

        operand = ParsePostfix(operand);
        return withFilters ? ParseFiltersAndTests(operand) : operand;
    }

    private Expression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                _next++;
                return NameOrConstant(token);
            case TokenKind.String:
                return ParseStrings();
            case TokenKind.Integer:
                _next++;
                return new Expression.Constant(token.At, WholeNumber(token));
            case TokenKind.Float:
                _next++;
                return new Expression.Constant(token.At, double.Parse(token.Text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
            default:
                return token.Text switch
                {
                    "(" when Skip("(") => ParseBracketed(),
                    "[" when Skip("[") => ParseList(token.At),
                    "{" when Skip("{") => ParseDict(token.At),
                    _ => throw Fault($"expected an expression, found {token.Description}"),
                };
        }
    }

    private Expression NameOrConstant(Token token)
    {
        switch (token.Text)
        {
            case "true" or "True":
                return new Expression.Constant(token.At, true);
            case "false" or "False":
                return new Expression.Constant(token.At, false);
            case "none" or "None":
                return new Expression.Constant(token.At, null);
            default:
                if (_mentioned.TryPeek(out var names))
                {
                    names.Add(token.Text);
                }

                return new Expression.Name(token.At, token.Text);
        }
    }

    /// <summary>Strings that stand side by side are one.</summary>
    private Expression.Constant ParseStrings()
    {
        var first = Take();
        if (Current.Kind != TokenKind.String)
        {
            return new Expression.Constant(first.At, first.Text);
        }

        var parts = new List<string> { first.Text };
        while (Current.Kind == TokenKind.String)
        {
            parts.Add(Take().Text);
        }

        return new Expression.Constant(first.At, string.Concat(parts));
    }

    private static BigInteger WholeNumber(Token token)
    {
        var digits = token.Text.Replace("_", "", StringComparison.Ordinal);
        if (digits.Length > 1000)
        {
            throw new TemplateFault($"the number has {digits.Length} digits (allowed: 1000)", token.At);
        }

        var numberBase = digits.Length < 3 ? 10 : char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 };
        return numberBase == 10
            ? BigInteger.Parse(digits, CultureInfo.InvariantCulture)
            : digits.Skip(2).Aggregate(BigInteger.Zero, (value, digit) => (value * numberBase) + Convert.ToInt32(digit.ToString(), 16));
    }

    private Expression ParseBracketed()
    {
        var inner = ParseTuple(isBracketed: true);
        Expect(")");
        return inner;
    }

    private Expression.ListOf ParseList(int at)
    {
        var items = new List<Expression>();
        while (!Skip("]"))
        {
            if (items.Count > 0)
            {
                Expect(",");
                if (Skip("]"))
                {
                    break;
                }
            }

            items.Add(ParseExpression());
        }

        return new Expression.ListOf(at, [.. items], IsTuple: false);
    }

    private Expression.DictOf ParseDict(int at)
    {
        var items = new List<(Expression, Expression)>();
        while (!Skip("}"))
        {
            if (items.Count > 0)
            {
                Expect(",");
                if (Skip("}"))
                {
                    break;
                }
            }

            var key = ParseExpression();
            Expect(":");
            items.Add((key, ParseExpression()));
        }

        return new Expression.DictOf(at, [.. items]);
    }
}
