using System.Numerics;
using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Tests.Grading.Algebra;

public sealed class RationalTests
{
    [Theory]
    [InlineData(6, -4, "-3/2", -2)]
    [InlineData(-6, -4, "3/2", 1)]
    [InlineData(0, 5, "0", 0)]
    [InlineData(-8, 4, "-2", -2)]
    public void New_AnySigns_IsInLowestTerms(int numerator, int denominator, string text, int floor)
    {
        var value = new Rational(numerator, denominator);

        Assert.Equal(text, value.ToString());
        Assert.Equal(floor, value.Floor());
    }

    [Fact]
    public void New_ByZero_HasNoValue() => Assert.Throws<UndefinedValueException>(() => new Rational(1, 0));

    [Fact]
    public void Default_IsZero()
    {
        Assert.True(default(Rational).IsZero);
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
    }

    [Fact]
    public void Operators_RandomFractions_FollowTheLawsOfFields()
    {
        var random = new Random(3);
        for (var i = 0; i < 1000; i++)
        {
            var (a, b, c) = (Any(random), Any(random), Any(random));
            Assert.Equal(a * (b + c), (a * b) + (a * c));
            Assert.Equal(a, (a + b) - b);
            Assert.Equal(a, a * b / b);
            Assert.Equal((a < b) ? -1 : (a > b) ? 1 : 0, Math.Sign(a.ToDouble() - b.ToDouble()));
            Assert.Equal(a * a * a, a.Pow(3));
            Assert.Equal(Rational.One, a.Pow(-2) * a * a);
        }
    }

    [Fact]
    public void ToDouble_PartsBeyondItsRange_IsTheirQuotient() =>
        Assert.Equal(1.5, new Rational(3 * BigInteger.Pow(7, 500), 2 * BigInteger.Pow(7, 500) + 1).ToDouble(), 12);

    private static Rational Any(Random random) => new(random.Next(1, 50) * (random.Next(2) == 0 ? 1 : -1), random.Next(1, 50));
}
