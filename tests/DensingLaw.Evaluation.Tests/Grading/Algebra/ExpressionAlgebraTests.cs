using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Tests.Grading.Algebra;

public sealed class ExpressionAlgebraTests
{
    private static readonly Expression s_x = new Expression.Variable("x");

    [Theory]
    [InlineData(72, 1, 2, "6*$2^1/2")] // √72 = 6√2
    [InlineData(72, -1, 2, "1/12*$2^1/2")] // 1/√72 = √2/12
    [InlineData(54, 1, 3, "3*$2^1/3")]
    [InlineData(16, 3, 4, "8")]
    [InlineData(-4, 1, 2, "2*$-1^1/2")]
    [InlineData(-27, 1, 3, "-3")]
    [InlineData(-27, 2, 3, "9")]
    [InlineData(1000003, 1, 2, "1*$1000003^1/2")]
    public void Evaluate_PowerOfANumber_IsRootsOfPrimes(int value, int numerator, int denominator, string key) =>
        Assert.Equal(key, Evaluate(new Expression.Power(new Expression.Number(value), new Expression.Number(new Rational(numerator, denominator)))).Key);

    [Fact]
    public void Evaluate_OddRootBelowZero_IsPrincipalForTheHarness()
    {
        var root = new Expression.Power(new Expression.Number(-8), new Expression.Number(new Rational(1, 3)));

        Assert.Equal("2*$-1^1/3", new ExpressionAlgebra(AlgebraRules.Harness, new WorkBudget()).Evaluate(root).Key);
    }

    [Fact]
    public void Evaluate_DivisionByZero_HasNoValue()
    {
        var zero = new Expression.Sum(s_x, Expression.Negate(s_x));

        Assert.Throws<UndefinedValueException>(() => Evaluate(Expression.Divide(new Expression.Number(1), zero)));
    }

    [Fact]
    public void Evaluate_MoreStepsThanTheBudget_IsGivenUp()
    {
        var sum = new Expression.Power(new Expression.Sum(s_x, new Expression.Variable("y")), new Expression.Number(40));

        Assert.Throws<WorkLimitException>(() => new ExpressionAlgebra(AlgebraRules.Mathematics, new WorkBudget(100)).Evaluate(sum));
    }

    [Fact]
    public void Evaluate_LongChain_NeedsNoDeepStack()
    {
        Expression sum = s_x;
        for (var i = 0; i < 100_000; i++)
            sum = i % 2 == 0 ? new Expression.Sum(sum, new Expression.Number(1)) : new Expression.Product(sum, new Expression.Number(1));

        Assert.Equal("50000+1*x^1", new ExpressionAlgebra(AlgebraRules.Mathematics, new WorkBudget(int.MaxValue)).Evaluate(sum).Key);
    }

    /// <summary>For random polynomials p and q: (p + q)² − p² − 2pq − q² = 0, (p / q) q = p, and √p √p = p.</summary>
    [Fact]
    public void Evaluate_Identities_AreZero()
    {
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var (p, q) = (Any(random), Any(random));
            var square = new Expression.Power(new Expression.Sum(p, q), new Expression.Number(2));
            var squares = new Expression.Sum(new Expression.Product(p, p), new Expression.Product(q, q));
            var terms = new Expression.Sum(squares, new Expression.Product(new Expression.Number(2), new Expression.Product(p, q)));
            var root = new Expression.Power(p, Expression.Half);

            AssertSame(square, terms);
            AssertSame(new Expression.Product(Expression.Divide(p, q), q), p);
            AssertSame(new Expression.Product(root, root), p);
        }
    }

    private static void AssertSame(Expression a, Expression b)
    {
        var budget = new WorkBudget();
        var algebra = new ExpressionAlgebra(AlgebraRules.Mathematics, budget);
        Assert.True(Quotient.Subtract(algebra.Evaluate(a), algebra.Evaluate(b), budget).IsZero, $"{a} | {b}");
    }

    private static Quotient Evaluate(Expression expression) => new ExpressionAlgebra(AlgebraRules.Mathematics, new WorkBudget()).Evaluate(expression);

    private static Expression Any(Random random)
    {
        Expression sum = new Expression.Number(random.Next(1, 9));
        for (var terms = random.Next(1, 4); terms > 0; terms--)
        {
            var variable = new Expression.Variable("xyz"[random.Next(3)].ToString());
            var power = new Expression.Power(variable, new Expression.Number(new Rational(random.Next(1, 5), random.Next(1, 3))));
            var surd = new Expression.Power(new Expression.Number(random.Next(2, 20)), Expression.Half);
            var coefficient = new Expression.Number(new Rational(random.Next(1, 9), random.Next(1, 9)));
            sum = new Expression.Sum(sum, new Expression.Product(new Expression.Product(coefficient, power), surd));
        }

        return sum;
    }
}
