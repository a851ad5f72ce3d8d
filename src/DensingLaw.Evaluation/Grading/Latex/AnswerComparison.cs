using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>Whether two answers are the same.</summary>
internal sealed class AnswerComparison(ExpressionAlgebra algebra)
{
    /// <summary>A decimal of so many digits that is the other value, rounded or cut, stands for it.</summary>
    private const int LeastDigits = 10;

    /// <summary>Greater sets are not compared.</summary>
    private const int MaxUnordered = 40;

    private static readonly (bool Equal, string Rule) s_different = (false, MathRules.Different);

    /// <exception cref="UndefinedValueException">A value does not exist.</exception>
    /// <exception cref="WorkLimitException">The budget does not reach.</exception>
    public (bool Equal, string Rule) Compare(Answer gold, Answer answer)
    {
        algebra.Budget.Spend();
        return (gold, answer) switch
        {
            (Answer.Relation left, Answer.Relation right) => CompareRelations(left, right),
            (Answer.Relation left, _) => Relations.WithoutName(left, isAlone: true) is { } value ? Compare(value, answer) : s_different,
            (_, Answer.Relation right) => Relations.WithoutName(right, isAlone: true) is { } value ? Compare(gold, value) : s_different,
            (Answer.Value left, Answer.Value right) => CompareValues(left, right),
            (Answer.Sequence left, Answer.Sequence right) => CompareSequences(left, right),
            (Answer.Matrix left, Answer.Matrix right) => CompareMatrices(left, right),
            (Answer.Matrix left, Answer.Sequence right) => CompareVectors(left, right),
            (Answer.Sequence left, Answer.Matrix right) => CompareVectors(right, left),
            (Answer.Sequence { Open: ':', Items: [Answer.Value a, Answer.Value b] }, Answer.Value right) =>
                CompareExpressions(Expression.Divide(a.Expression, b.Expression), right.Expression),
            (Answer.Value left, Answer.Sequence { Open: ':', Items: [Answer.Value a, Answer.Value b] }) =>
                CompareExpressions(left.Expression, Expression.Divide(a.Expression, b.Expression)),
            (Answer.Sequence left, Answer.Value right) when IsAllReals(left) => CompareExpressions(Relations.AllReals, right.Expression),
            (Answer.Value left, Answer.Sequence right) when IsAllReals(right) => CompareExpressions(left.Expression, Relations.AllReals),
            _ => s_different,
        };
    }

    /// <summary>A percent sign may be left out, or be worked in: 20 %, 20 and 0.2 are one.</summary>
    private (bool Equal, string Rule) CompareValues(Answer.Value gold, Answer.Value answer)
    {
        var (left, right) = (algebra.Evaluate(gold.Expression), algebra.Evaluate(answer.Expression));
        var verdict = CompareQuotients(left, right);
        if (verdict.Equal)
            return verdict;
        if (gold.IsPercent != answer.IsPercent)
        {
            var hundredth = Quotient.Of(new Rational(1, 100));
            verdict = gold.IsPercent
                ? CompareQuotients(Quotient.Multiply(left, hundredth, algebra.Budget), right)
                : CompareQuotients(left, Quotient.Multiply(right, hundredth, algebra.Budget));
            if (verdict.Equal)
                return verdict;
        }

        return (answer.Digits >= LeastDigits && gold.Digits == 0 && IsApproximation(right, answer.Decimals, left))
            || (gold.Digits >= LeastDigits && answer.Digits == 0 && IsApproximation(left, gold.Decimals, right))
            ? (true, MathRules.DecimalApproximation)
            : s_different;
    }

    /// <summary>The decimal is less than one unit of its last place away from the value.</summary>
    private bool IsApproximation(Quotient number, int decimals, Quotient value)
    {
        var difference = Quotient.Subtract(number, value, algebra.Budget);
        if (difference.AsNumber is { } exact)
            return exact.Abs() < new Rational(1, System.Numerics.BigInteger.Pow(10, decimals));
        return NumericCheck.RealValue(value, algebra.Budget) is { } real && number.AsNumber is { } rational
            && Math.Abs(rational.ToDouble() - real) < Math.Pow(10, -decimals) + (1e-15 * Math.Abs(real));
    }

    private (bool Equal, string Rule) CompareExpressions(Expression gold, Expression answer) =>
        CompareQuotients(algebra.Evaluate(gold), algebra.Evaluate(answer));

    private (bool Equal, string Rule) CompareQuotients(Quotient gold, Quotient answer) =>
        MathRules.Of(NumericCheck.Compare(gold, answer, denestsRoots: true, algebra.Budget));

    private (bool Equal, string Rule) CompareSequences(Answer.Sequence gold, Answer.Sequence answer)
    {
        if (gold.Open == ':' && answer.Open == ':')
            return CompareRatios(gold, answer);
        var areCollections = gold.Open is ',' or '⦃' && answer.Open is ',' or '⦃';
        if (gold.Items.Count != answer.Items.Count || (!areCollections && !(SameBracket(gold.Open, answer.Open) && SameBracket(gold.Close, answer.Close))))
            return s_different;
        return areCollections || gold.IsUnordered ? CompareUnordered(gold.Items, answer.Items) : CompareOrdered(gold.Items, answer.Items);
    }

    /// <summary>A vector may stand in angle brackets or in round ones.</summary>
    private static bool SameBracket(char a, char b) => Round(a) == Round(b);

    private static char Round(char bracket) => bracket switch { '⟨' => '(', '⟩' => ')', _ => bracket };

    private (bool Equal, string Rule) CompareOrdered(IReadOnlyList<Answer> gold, IReadOnlyList<Answer> answer)
    {
        var rule = MathRules.CanonicalForm;
        for (var i = 0; i < gold.Count; i++)
        {
            var verdict = Compare(gold[i], answer[i]);
            if (!verdict.Equal)
                return verdict;
            rule = Weaker(rule, verdict.Rule);
        }

        return (true, rule);
    }

    private (bool Equal, string Rule) CompareUnordered(IReadOnlyList<Answer> gold, IReadOnlyList<Answer> answer)
    {
        if (gold.Count > MaxUnordered)
            return CompareOrdered(gold, answer);
        List<Answer> left = [.. answer];
        var rule = MathRules.CanonicalForm;
        foreach (var item in gold)
        {
            var found = left.FindIndex(other => Compare(item, other) is (true, var by) && (rule = Weaker(rule, by)) != "");
            if (found < 0)
                return s_different;
            left.RemoveAt(found);
        }

        return (true, rule);
    }

    /// <summary>a : b : c and k a : k b : k c.</summary>
    private (bool Equal, string Rule) CompareRatios(Answer.Sequence gold, Answer.Sequence answer)
    {
        if (gold.Items.Count != answer.Items.Count)
            return s_different;
        var rule = MathRules.CanonicalForm;
        for (var i = 1; i < gold.Items.Count; i++)
        {
            if ((gold.Items[0], gold.Items[i], answer.Items[0], answer.Items[i]) is not (Answer.Value a, Answer.Value b, Answer.Value c, Answer.Value d))
                return s_different;
            var verdict = CompareExpressions(new Expression.Product(a.Expression, d.Expression), new Expression.Product(b.Expression, c.Expression));
            if (!verdict.Equal)
                return verdict;
            rule = Weaker(rule, verdict.Rule);
        }

        return (true, rule);
    }

    private (bool Equal, string Rule) CompareMatrices(Answer.Matrix gold, Answer.Matrix answer) =>
        gold.IsDeterminant != answer.IsDeterminant || gold.Rows.Count != answer.Rows.Count || gold.Rows[0].Count != answer.Rows[0].Count
            ? s_different
            : CompareOrdered([.. Entries(gold)], [.. Entries(answer)]);

    /// <summary>A matrix of one column or row is the vector of its entries.</summary>
    private (bool Equal, string Rule) CompareVectors(Answer.Matrix matrix, Answer.Sequence sequence) =>
        sequence.Open is not ('(' or '⟨') || sequence.Close is not (')' or '⟩') || (matrix.Rows.Count > 1 && matrix.Rows[0].Count > 1)
            || sequence.Items.Count != matrix.Rows.Sum(r => r.Count)
            ? s_different
            : CompareOrdered([.. Entries(matrix)], sequence.Items);

    private (bool Equal, string Rule) CompareRelations(Answer.Relation gold, Answer.Relation answer)
    {
        if (Relations.AreEquivalent(gold, answer, algebra))
            return (true, MathRules.CanonicalForm);
        var left = Relations.WithoutName(gold, isAlone: false);
        var right = Relations.WithoutName(answer, isAlone: false);
        return left is not null && right is not null ? Compare(left, right)
            : right is Answer.Relation ? Compare(gold, right)
            : s_different;
    }

    private static bool IsAllReals(Answer.Sequence sequence) =>
        sequence is { Open: '(', Close: ')', Items: [Answer.Value { Expression: var low }, Answer.Value { Expression: var high }] }
        && low is Expression.Product { Right: Expression.Variable { Name: "infty" } } && high is Expression.Variable { Name: "infty" };

    private static IEnumerable<Answer> Entries(Answer.Matrix matrix) => matrix.Rows.SelectMany(r => r).Select(e => new Answer.Value(e));

    private static string Weaker(string a, string b) => Rank(a) >= Rank(b) ? a : b;

    private static int Rank(string rule) => rule switch { MathRules.DecimalApproximation => 2, MathRules.Numeric => 1, _ => 0 };
}
