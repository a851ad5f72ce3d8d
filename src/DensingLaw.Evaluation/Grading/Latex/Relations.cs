using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>What equations and inequalities state.</summary>
internal static class Relations
{
    public static Expression AllReals { get; } = new Expression.Call("mathbb", new Expression.Variable("R"));

    private static readonly Expression s_infinity = new Expression.Variable("infty");

    /// <summary>
    /// What a relation says of the name on its left: <c>x = 5</c> says 5, <c>1 &lt; x ≤ 2</c> the interval. Where it stands against a bare value, the last
    /// side of any chain of equations counts.
    /// </summary>
    /// <param name="relation">The relation.</param>
    /// <param name="isAlone">The other answer is no relation.</param>
    /// <returns>Null where it says nothing of one name.</returns>
    public static Answer? WithoutName(Answer.Relation relation, bool isAlone)
    {
        if (relation.Signs.All(s => s == '='))
        {
            if (isAlone)
                return relation.Sides[^1];
            return !IsName(relation.Sides[0]) ? null
                : relation.Sides.Count == 2 ? relation.Sides[1]
                : new Answer.Relation([.. relation.Signs.Skip(1)], [.. relation.Sides.Skip(1)]);
        }

        return isAlone ? Interval(relation) : null;
    }

    /// <summary>Equations whose differences are proportional; chains of the same sides, read from either end; inequalities likewise.</summary>
    public static bool AreEquivalent(Answer.Relation a, Answer.Relation b, ExpressionAlgebra algebra)
    {
        var (left, right) = (Forward(a), Forward(b));
        if (left is null || right is null || !left.Value.Signs.SequenceEqual(right.Value.Signs))
            return false;
        if (left.Value.Signs is not [var sign])
            return left.Value.Sides.Zip(right.Value.Sides, (x, y) => Difference(x, y, algebra).IsZero).All(same => same);
        var (p, q) = (Difference(left.Value.Sides, algebra), Difference(right.Value.Sides, algebra));
        return Proportion(p, q, algebra.Budget) is { } ratio && (sign is '=' or '≠' || ratio.Sign > 0);
    }

    /// <summary>The relation with all inequalities upwards; null where a side is no expression.</summary>
    private static (List<char> Signs, List<Expression> Sides)? Forward(Answer.Relation relation)
    {
        List<Expression> sides = [];
        foreach (var side in relation.Sides)
        {
            if (side is not Answer.Value value)
                return null;
            sides.Add(value.Expression);
        }

        List<char> signs = [.. relation.Signs];
        if (signs.Contains('>') || signs.Contains('≥'))
        {
            sides.Reverse();
            signs.Reverse();
            signs = [.. signs.Select(s => s switch { '>' => '<', '≥' => '≤', '<' => '>', '≤' => '≥', _ => s })];
        }

        return (signs, sides);
    }

    private static Rational? Proportion(Quotient p, Quotient q, WorkBudget budget)
    {
        if (p.IsZero || q.IsZero)
            return p.IsZero && q.IsZero ? Rational.One : null;
        // p / q is a number where p's numerator times q's denominator is a multiple of the reverse.
        return Quotient.Ratio(
            Polynomial.Multiply(p.Numerator, q.Denominator, budget), Polynomial.Multiply(q.Numerator, p.Denominator, budget));
    }

    private static Quotient Difference(List<Expression> sides, ExpressionAlgebra algebra) => Difference(sides[0], sides[1], algebra);

    private static Quotient Difference(Expression a, Expression b, ExpressionAlgebra algebra) =>
        Quotient.Subtract(algebra.Evaluate(a), algebra.Evaluate(b), algebra.Budget);

    /// <summary>A variable, or a function of something.</summary>
    public static bool IsName(Answer side) => side is Answer.Value { Expression: Expression.Variable or Expression.Call { Name: ['f', ':', ..] } };

    /// <summary>The interval in which a name lies.</summary>
    private static Answer.Sequence? Interval(Answer.Relation relation)
    {
        if (Forward(relation) is not { } forward || forward.Signs.Any(s => s is not ('<' or '≤')))
            return null;
        var (signs, sides) = forward;
        return sides.Count switch
        {
            2 when IsName(new Answer.Value(sides[0])) => Between(Expression.Negate(s_infinity), '(', sides[1], signs[0]),
            2 when IsName(new Answer.Value(sides[1])) => Between(sides[0], signs[0] == '<' ? '(' : '[', s_infinity, '<'),
            3 when IsName(new Answer.Value(sides[1])) => Between(sides[0], signs[0] == '<' ? '(' : '[', sides[2], signs[1]),
            _ => null,
        };
    }

    private static Answer.Sequence Between(Expression low, char open, Expression high, char sign) =>
        new(open, sign == '<' ? ')' : ']', [new Answer.Value(low), new Answer.Value(high)]);
}
