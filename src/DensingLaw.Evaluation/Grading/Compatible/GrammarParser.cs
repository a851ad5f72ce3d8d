using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Compatible;

/// <summary>
/// Reads a text as SymPy 1.14's <c>parse_latex</c> does (ANTLR, <c>strict=False</c>): the longest beginning that is an expression. What follows it is
/// ignored, unless the parser has to look at a character that is no token. Where several rules fit, the first of the grammar is taken; an operator whose
/// right side is no expression ends the text before it. Names are one letter; <c>\pi</c> and <c>i</c> are variables, and <c>f(x)</c> is a function.
/// </summary>
internal sealed partial class GrammarParser
{
    /// <summary>Deeper nesting fails, as Python's recursion limit makes it fail there (a little deeper).</summary>
    private const int MaxDepth = 64;

    private readonly List<GrammarToken> _tokens;
    private readonly WorkBudget _budget;
    private int _at;
    private int _depth;
    private bool _isDead;

    private GrammarParser(List<GrammarToken> tokens, WorkBudget budget)
    {
        _tokens = tokens;
        _budget = budget;
    }

    /// <summary>The expression; null where there is none, or a relation, whose difference to another has no value.</summary>
    /// <exception cref="WorkLimitException">The budget does not reach.</exception>
    public static Expression? Parse(string text, WorkBudget budget)
    {
        var parser = new GrammarParser(GrammarLexer.Read(text), budget);
        var expression = parser.Additive();
        if (expression is not null && parser.IsRelation())
        {
            parser._at++;
            if (parser.Additive() is not null)
                return null;
        }

        return parser._isDead ? null : expression;
    }

    private bool IsRelation() => Is("=") || Is("<") || Is(">")
        || (Peek() is { Kind: GrammarTokenKind.Command } command && command.Text is "neq" or ['l', 'e', ..] or ['g', 'e', ..]);

    private Expression? Additive()
    {
        if (++_depth > MaxDepth)
            _isDead = true;
        var sum = Multiplicative(noFunctions: false);
        while (sum is not null && (Is("+") || Is("-")))
        {
            var start = _at++;
            var isMinus = _tokens[start].Text == "-";
            if (Multiplicative(noFunctions: false) is not { } right)
            {
                _at = start;
                break;
            }

            sum = new Expression.Sum(sum, isMinus ? Expression.Negate(right) : right);
        }

        _depth--;
        return Alive(sum);
    }

    /// <param name="noFunctions">Behind a function's name without brackets, other functions end its argument.</param>
    private Expression? Multiplicative(bool noFunctions)
    {
        var product = Unary(noFunctions);
        while (product is not null)
        {
            var isDivision = Is("/") || Is(":") || IsCommand("div");
            if (!isDivision && !Is("*") && !IsCommand("times") && !IsCommand("cdot"))
                break;
            var start = _at++;
            if (Unary(noFunctions) is not { } right)
            {
                _at = start;
                break;
            }

            product = isDivision ? Expression.Divide(product, right) : new Expression.Product(product, right);
        }

        return Alive(product);
    }

    private Expression? Unary(bool noFunctions)
    {
        var isNegative = false;
        while (Is("+") || Is("-"))
        {
            isNegative ^= Is("-");
            _at++;
        }

        List<Expression> factors = [];
        while (Postfix(noFunctions && factors.Count > 0) is { } factor)
            factors.Add(factor);
        if (factors.Count == 0 || _isDead)
            return null;
        var product = Product(factors);
        return isNegative ? Expression.Negate(product) : product;
    }

    /// <summary>An <c>x</c> between numbers is a times sign.</summary>
    private static Expression Product(List<Expression> factors)
    {
        Expression? product = null;
        for (var i = 0; i < factors.Count; i++)
        {
            var isTimes = i > 0 && i < factors.Count - 1 && factors[i] is Expression.Variable { Name: "x" }
                && !HasVariables(factors[i - 1]) && !HasVariables(factors[i + 1]);
            if (!isTimes)
                product = product is null ? factors[i] : new Expression.Product(product, factors[i]);
        }

        return product!;
    }

    private static bool HasVariables(Expression expression) => expression switch
    {
        Expression.Variable => true,
        Expression.Sum sum => HasVariables(sum.Right) || HasVariables(sum.Left),
        Expression.Product product => HasVariables(product.Right) || HasVariables(product.Left),
        Expression.Power power => HasVariables(power.Base) || HasVariables(power.Exponent),
        Expression.Call call => call.Arguments.Any(HasVariables),
        _ => false,
    };

    private Expression? Postfix(bool noFunctions)
    {
        var start = _at;
        _budget.Spend();
        var value = Primary(noFunctions);
        while (value is not null && Is("^"))
        {
            var caret = _at++;
            if (AtomOrGroup() is not { } exponent)
            {
                _at = caret;
                break;
            }

            Subscript();
            value = new Expression.Power(value, exponent);
        }

        while (value is not null && Is("!"))
        {
            _at++;
            value = new Expression.Call("factorial", value);
        }

        return value is null ? Back(start) : Alive(value);
    }

    private Expression? Primary(bool noFunctions)
    {
        var start = _at;
        return Group("(", ")") ?? Group("[", "]") ?? Group("{", "}")
            ?? Between(() => IsBracket("{"), () => IsBracket("}"))
            ?? (Between(() => Is("|"), () => Is("|")) is { } inside ? new Expression.Call("abs", inside) : null)
            ?? (noFunctions ? null : Function()) ?? Back(start)
            ?? Atom() ?? Back(start)
            ?? (Between(() => IsCommand("lfloor"), () => IsCommand("rfloor")) is { } floor ? new Expression.Call("floor", floor) : null)
            ?? (Between(() => IsCommand("lceil"), () => IsCommand("rceil")) is { } ceiling ? new Expression.Call("ceiling", ceiling) : null);
    }

    private Expression? Group(string open, string close) => Is(open) ? Between(() => Is(open), () => Is(close)) : null;

    private Expression? Between(Func<bool> isOpen, Func<bool> isClose)
    {
        if (!isOpen())
            return null;
        var start = _at++;
        if (Additive() is not { } inside || !isClose())
            return Back(start);
        _at++;
        return inside;
    }

    /// <summary>What stands behind <c>^</c> or <c>_</c>: an atom, or an expression in braces.</summary>
    private Expression? AtomOrGroup() => Is("{") ? Group("{", "}") : Atom();

    private GrammarToken Peek()
    {
        var token = _tokens[Math.Min(_at, _tokens.Count - 1)];
        _isDead |= token.Kind == GrammarTokenKind.Unknown;
        return token;
    }

    private bool Is(string mark) => Peek() is { Kind: GrammarTokenKind.Mark } token && token.Text == mark;

    private bool IsCommand(string name) => Peek() is { Kind: GrammarTokenKind.Command } token && token.Text == name;

    private bool IsBracket(string text) => Peek() is { Kind: GrammarTokenKind.Bracket } token && token.Text == text;

    private Expression? Alive(Expression? value) => _isDead ? null : value;

    private Expression? Back(int start)
    {
        _at = start;
        return null;
    }
}
