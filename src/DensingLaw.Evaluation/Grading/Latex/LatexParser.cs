using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>
/// Reads an answer by recursive descent. Letters are variables of one letter; a fraction behind a whole number is a mixed number; a product without a sign
/// binds tighter than a division. The whole answer must be read: what is left over makes it unreadable.
/// </summary>
internal sealed partial class LatexParser
{
    private const int MaxDepth = 48;

    private readonly List<LatexToken> _tokens;
    private readonly WorkBudget _budget;
    private int _at;
    private int _depth;

    /// <summary>How ± is read, 1 or −1, and whether one was met.</summary>
    private int _sign = 1;
    private bool _hasSigns;
    private bool _hasPercent;
    private bool _inDegrees;

    private LatexParser(List<LatexToken> tokens, WorkBudget budget)
    {
        _tokens = tokens;
        _budget = budget;
    }

    /// <summary>The answer; null where it cannot be read.</summary>
    /// <exception cref="WorkLimitException">The budget does not reach.</exception>
    public static Answer? Parse(IEnumerable<LatexToken> tokens, WorkBudget budget)
    {
        var parser = new LatexParser([.. tokens], budget);
        return parser.List() is { } answer && parser._at == parser._tokens.Count ? answer : null;
    }

    private Expression? Sum()
    {
        _budget.Spend();
        if (++_depth > MaxDepth)
            return null;
        var sum = SignedTerm();
        while (sum is not null && (IsMark('+') || IsMark('-') || IsCommand("pm") || IsCommand("mp")))
            sum = SignedTerm() is { } term ? new Expression.Sum(sum, term) : null;
        if (sum is not null && TakeCommand("over"))
            sum = Sum() is { } below ? Expression.Divide(sum, below) : null;
        else if (sum is not null && TakeCommand("choose"))
            sum = Sum() is { } k ? new Expression.Call("binomial", sum, k) : null;
        _depth--;
        return sum;
    }

    private Expression? SignedTerm()
    {
        var isNegative = false;
        while (true)
        {
            if (TakeMark('-'))
            {
                isNegative = !isNegative;
            }
            else if (IsCommand("pm") || IsCommand("mp"))
            {
                isNegative ^= IsCommand("pm") == (_sign < 0);
                _hasSigns = true;
                _at++;
            }
            else if (!TakeMark('+'))
            {
                break;
            }
        }

        return Term() is not { } term ? null : isNegative ? Expression.Negate(term) : term;
    }

    private Expression? Term()
    {
        var product = Factors();
        while (product is not null)
        {
            var isDivision = IsMark('/') || IsCommand("div");
            if (!isDivision && !IsMark('*') && !IsCommand("times") && !IsCommand("cdot"))
                break;
            _at++;
            var isNegative = TakeMark('-');
            if (Factors() is not { } right)
                return null;
            if (isNegative)
                right = Expression.Negate(right);
            product = isDivision ? Expression.Divide(product, right) : new Expression.Product(product, right);
        }

        return product;
    }

    /// <summary>Factors without a sign between them. Two numbers side by side are no product, but 3 x 10 with the letter is.</summary>
    private Expression? Factors()
    {
        Expression? product = null;
        var wasNumber = false;
        while (_at < _tokens.Count && StartsFactor())
        {
            var token = _tokens[_at];
            if (wasNumber && token.Kind == LatexTokenKind.Number)
                return null;
            if (wasNumber && token.Is(LatexTokenKind.Letter, "x") && _at + 1 < _tokens.Count && _tokens[_at + 1].Kind == LatexTokenKind.Number)
            {
                _at++;
                wasNumber = false;
                continue;
            }

            var isMixed = product is Expression.Number { Value.IsInteger: true } && wasNumber
                && (token.Is(LatexTokenKind.Command, "frac") || token.IsMark('{'));
            if (Power() is not { } factor)
                return null;
            product = product is null ? factor
                : isMixed && IsFractionOfNumbers(factor) ? new Expression.Sum(product, factor)
                : new Expression.Product(product, factor);
            wasNumber = token.Kind == LatexTokenKind.Number;
        }

        return product;
    }

    private static bool IsFractionOfNumbers(Expression factor) => factor is
        Expression.Product { Left: Expression.Number { Value.IsInteger: true }, Right: Expression.Power { Base: Expression.Number { Value.IsInteger: true } } };

    private bool StartsFactor()
    {
        var token = _tokens[_at];
        return token.Kind switch
        {
            LatexTokenKind.Number or LatexTokenKind.Letter => true,
            LatexTokenKind.Command => !s_structure.Contains(token.Text),
            LatexTokenKind.Mark => token.Text[0] is '(' or '[' or '{' || (token.IsMark('|') && !_inBars),
            _ => false,
        };
    }

    private Expression? Power()
    {
        var value = Primary();
        while (value is not null)
        {
            if (TakeMark('!'))
            {
                value = new Expression.Call("factorial", value);
            }
            else if (TakeMark('%'))
            {
                _hasPercent = true;
            }
            else if (TakeDegrees())
            {
                if (_inDegrees)
                    value = new Expression.Product(value, s_degree);
            }
            else if (TakeMark('^'))
            {
                value = Script() is { } exponent ? new Expression.Power(value, exponent) : null;
            }
            else
            {
                break;
            }
        }

        return value;
    }

    /// <summary>What stands behind <c>^</c>: braces, or one digit, letter or command.</summary>
    private Expression? Script()
    {
        if (IsMark('{'))
            return Group();
        var isNegative = TakeMark('-');
        SplitDigit();
        return Primary() is { } value ? (isNegative ? Expression.Negate(value) : value) : null;
    }

    /// <summary><c>^\circ</c>, with or without braces.</summary>
    private bool TakeDegrees()
    {
        var length = Matches(0, '^') && IsCommand("circ", 1) ? 2
            : Matches(0, '^') && Matches(1, '{') && IsCommand("circ", 2) && Matches(3, '}') ? 4
            : IsCommand("circ") ? 1
            : 0;
        _at += length;
        return length > 0;
    }

    /// <summary>Behind a command, a number's first digit is an argument of its own.</summary>
    private void SplitDigit()
    {
        if (_at < _tokens.Count && _tokens[_at] is { Kind: LatexTokenKind.Number, Text: { Length: > 1 } text } && text[0] != '.')
        {
            _tokens[_at] = new(LatexTokenKind.Number, text[1..]);
            _tokens.Insert(_at, new(LatexTokenKind.Number, text[..1]));
        }
    }

    private bool Matches(int ahead, char mark) => _at + ahead < _tokens.Count && _tokens[_at + ahead].IsMark(mark);

    private bool IsMark(char mark) => Matches(0, mark);

    private bool IsCommand(string name, int ahead = 0) => _at + ahead < _tokens.Count && _tokens[_at + ahead].Is(LatexTokenKind.Command, name);

    private bool TakeMark(char mark)
    {
        var isIt = IsMark(mark);
        _at += isIt ? 1 : 0;
        return isIt;
    }

    private bool TakeCommand(string name)
    {
        var isIt = IsCommand(name);
        _at += isIt ? 1 : 0;
        return isIt;
    }
}
