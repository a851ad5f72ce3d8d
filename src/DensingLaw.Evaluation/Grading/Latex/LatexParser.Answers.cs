using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

internal sealed partial class LatexParser
{
    private static readonly Dictionary<string, char> s_relations = new() { ["le"] = '≤', ["ge"] = '≥', ["ne"] = '≠' };

    /// <summary>Answers without brackets, parted by commas.</summary>
    private Answer? List()
    {
        List<Answer> items = [];
        do
        {
            if (!AddItem(items))
                return null;
        }
        while (TakeMark(','));
        return items.Count == 1 ? items[0] : new Answer.Sequence(',', ',', items);
    }

    /// <summary>One item; where ± occurs in it, two.</summary>
    private bool AddItem(List<Answer> items)
    {
        var start = _at;
        var hadSigns = _hasSigns;
        _hasSigns = false;
        var item = Union();
        if (item is not null)
            items.Add(item);
        if (item is not null && _hasSigns)
        {
            _at = start;
            _sign = -1;
            if (Union() is { } other)
                items.Add(other);
            _sign = 1;
        }

        _hasSigns = hadSigns;
        return item is not null;
    }

    private Answer? Union()
    {
        if (++_depth > MaxDepth)
            return null;
        var first = Relation();
        List<Answer> pieces = [];
        while (first is not null && (IsCommand("cup") || IsUnionLetter()))
        {
            if (pieces.Count == 0)
                pieces.Add(first);
            _at++;
            if (Relation() is not { } piece)
                return null;
            pieces.Add(piece);
        }

        _depth--;
        return pieces.Count == 0 ? first : new Answer.Sequence('∪', '∪', pieces);
    }

    /// <summary>A <c>U</c> between brackets.</summary>
    private bool IsUnionLetter() => _at > 0 && _at + 1 < _tokens.Count && _tokens[_at].Is(LatexTokenKind.Letter, "U")
        && _tokens[_at - 1] is { Kind: LatexTokenKind.Mark, Text: ")" or "]" or "⦄" }
        && _tokens[_at + 1] is { Kind: LatexTokenKind.Mark, Text: "(" or "[" or "⦃" };

    private Answer? Relation()
    {
        TakeCommand("approx");
        if (Side() is not { } first)
            return null;
        List<Answer> sides = [first];
        List<char> signs = [];
        while (_at < _tokens.Count)
        {
            if (TakeCommand("in"))
                return sides.Count == 1 && Relations.IsName(first) ? Union() : null;
            if (TakeCommand("approx"))
            {
                // An approximation says nothing that the value before it does not.
                if (Side() is null)
                    return null;
                continue;
            }

            var token = _tokens[_at];
            var sign = token.Kind == LatexTokenKind.Command ? s_relations.GetValueOrDefault(token.Text)
                : token.Kind == LatexTokenKind.Mark && token.Text[0] is '=' or '<' or '>' ? token.Text[0]
                : '\0';
            if (sign == '\0')
                break;
            _at++;
            if (Side() is not { } side)
                return null;
            signs.Add(sign);
            sides.Add(side);
        }

        return signs.Count == 0 ? first : new Answer.Relation(signs, sides);
    }

    private Answer? Side()
    {
        var start = _at;
        if (_at < _tokens.Count && (IsMark('(') || IsMark('[') || IsMark('⦃') || IsCommand("langle")))
        {
            if (Brackets() is { } brackets)
                return brackets;
            _at = start;
        }

        _hasPercent = false;
        if (IsMark('-') && IsMatrix(1))
        {
            _at++;
            return Matrix(Expression.MinusOne);
        }

        if (IsMatrix())
            return Matrix(new Expression.Number(1));
        if (Sum() is not { } value)
            return null;
        if (IsMatrix())
            return Matrix(value);
        if (IsMark(':'))
            return Ratio(value);
        var (decimals, digits) = DecimalPlaces(start);
        return new Answer.Value(value, _hasPercent, decimals, digits);
    }

    /// <summary>The digits of a side that is one decimal number, with or without a sign in front.</summary>
    private (int Decimals, int Digits) DecimalPlaces(int start)
    {
        if (_tokens[start].IsMark('-'))
            start++;
        return _at == start + 1 && _tokens[start] is { Kind: LatexTokenKind.Number } number
                && number.Text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point
                && !number.Text.Contains('(', StringComparison.Ordinal)
            ? (number.Text.Length - point - 1, number.Text.TrimStart('0', '.').Length)
            : (0, 0);
    }

    /// <summary>A pair, an interval, a set or a vector, or a matrix in brackets of its own; null where it is a mere bracket.</summary>
    private Answer? Brackets()
    {
        var open = IsCommand("langle") ? '⟨' : _tokens[_at].Text[0];
        _at++;
        List<Answer> items = [];
        if (open != '⦃' || !IsMark('⦄'))
        {
            do
            {
                if (!AddItem(items))
                    return null;
            }
            while (TakeMark(','));
        }

        if (_at >= _tokens.Count)
            return null;
        var close = IsCommand("rangle") ? '⟩' : _tokens[_at].Text[0];
        var fits = open switch { '⦃' => close == '⦄', '⟨' => close == '⟩', _ => close is ')' or ']' };
        _at++;
        if (!fits || !EndsSide())
            return null;
        return items.Count > 1 || open == '⦃' ? new Answer.Sequence(open, close, items)
            : items is [Answer.Matrix matrix] ? matrix
            : null;
    }

    /// <summary>What may stand behind a bracket of several answers.</summary>
    private bool EndsSide() => _at == _tokens.Count || IsCommand("cup") || IsUnionLetter() || s_relations.Keys.Any(r => IsCommand(r))
        || (_tokens[_at].Kind == LatexTokenKind.Mark && ",)]⦄=<>".Contains(_tokens[_at].Text[0], StringComparison.Ordinal)) || IsCommand("rangle");

    private Answer.Sequence? Ratio(Expression first)
    {
        List<Answer> terms = [new Answer.Value(first)];
        while (TakeMark(':'))
        {
            if (Sum() is not { } term)
                return null;
            terms.Add(new Answer.Value(term));
        }

        return new(':', ':', terms);
    }

    private Answer.Matrix? Matrix(Expression factor)
    {
        var isDeterminant = IsCommand("begin-determinant");
        var end = isDeterminant ? "end-determinant" : "end-matrix";
        _at++;
        List<IReadOnlyList<Expression>> rows = [];
        List<Expression> row = [];
        while (!IsCommand(end))
        {
            if (Sum() is not { } entry)
                return null;
            row.Add(factor is Expression.Number { Value.IsOne: true } ? entry : new Expression.Product(factor, entry));
            if (TakeMark('&'))
                continue;
            rows.Add(row);
            row = [];
            if (!TakeMark('⏎') && !IsCommand(end))
                return null;
        }

        _at++;
        return row.Count == 0 && rows.Count > 0 && rows.All(r => r.Count == rows[0].Count) ? new(isDeterminant, rows) : null;
    }

    private bool IsMatrix(int ahead = 0) => IsCommand("begin-matrix", ahead) || IsCommand("begin-determinant", ahead);
}
