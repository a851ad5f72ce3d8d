using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>Powers and roots, taken apart as far as that is right for every value of the variables.</summary>
internal static class Powers
{
    /// <summary>A sum to a higher power stays a power.</summary>
    private const int MaxExpanded = 64;

    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent.</param>
    /// <param name="realRoots">An odd root of a number below zero is the real one; else the principal one, which is complex.</param>
    /// <param name="budget">The steps left.</param>
    public static Quotient Of(Quotient value, Quotient exponent, bool realRoots, WorkBudget budget)
    {
        budget.Spend();
        if (exponent.AsNumber is not { } number)
            return General(value, exponent, realRoots, budget);
        if (number.IsInteger)
            return Whole(value, number.Numerator, budget);
        if (value.IsZero)
            return number.Sign > 0 ? Quotient.Zero : throw new UndefinedValueException();
        return value.Denominator.IsOne && value.Numerator.Terms.Count == 1
            ? OfTerm(value, number, realRoots, budget)
            : OfSum(value, number, realRoots, budget);
    }

    /// <summary>A whole power.</summary>
    public static Quotient Whole(Quotient value, BigInteger exponent, WorkBudget budget)
    {
        if (exponent.IsOne)
            return value;
        if (exponent.IsZero)
            return Quotient.One;
        if (value.IsZero)
            return exponent.Sign > 0 ? Quotient.Zero : throw new UndefinedValueException();
        if (value.Denominator.IsOne && value.Numerator.Terms.Count == 1)
        {
            var (monomial, coefficient) = value.Numerator.Terms.First();
            if (coefficient.Abs().IsOne || BigInteger.Abs(exponent) * coefficient.Bits <= WorkBudget.MaxBits)
            {
                var (number, power) = monomial.Power(exponent);
                var scale = coefficient.Abs().IsOne ? (coefficient.Sign > 0 || exponent.IsEven ? 1 : -1) : coefficient.Pow((int)exponent);
                return Quotient.Of(scale * number, power);
            }
        }
        else if (BigInteger.Abs(exponent) <= MaxExpanded)
        {
            var power = value;
            for (var i = BigInteger.Abs(exponent); i > 1; i--)
                power = Quotient.Multiply(power, value, budget);
            return exponent.Sign > 0 ? power : Quotient.Divide(Quotient.One, power, budget);
        }

        return Quotient.Of(Atom.Power(value, Quotient.Of(exponent)));
    }

    /// <summary>a^(c + k·r) = a^c · (a^r)^k, where c is a number and k is whole.</summary>
    private static Quotient General(Quotient value, Quotient exponent, bool realRoots, WorkBudget budget)
    {
        if (value.AsNumber is { IsOne: true })
            return Quotient.One;
        var constant = exponent.Denominator.IsOne && exponent.Numerator.Terms.TryGetValue(Monomial.One, out var c) ? c : Rational.Zero;
        var rest = Quotient.Subtract(exponent, Quotient.Of(constant), budget);
        var times = BigInteger.Zero;
        foreach (var coefficient in rest.Numerator.Terms.Values)
            times = BigInteger.GreatestCommonDivisor(times, coefficient.Numerator);
        if (rest.Numerator.Leading().Sign < 0)
            times = -times;
        rest = Quotient.Multiply(rest, Quotient.Of(new Rational(1, times)), budget);
        var power = Quotient.Of(Rational.One, Monomial.Of(Atom.Power(value, rest), times));
        return constant.IsZero ? power : Quotient.Multiply(Of(value, Quotient.Of(constant), realRoots, budget), power, budget);
    }

    /// <summary>Positive factors leave the root, and one other factor may; the rest stays under it, since √(xy) is not √x √y for all x and y.</summary>
    private static Quotient OfTerm(Quotient value, Rational exponent, bool realRoots, WorkBudget budget)
    {
        var (monomial, coefficient) = value.Numerator.Terms.First();
        if (monomial.IsOne)
            return Radicals.Power(coefficient, exponent, realRoots, budget);
        var (outerNumber, outer) = (Rational.One, Monomial.One);
        var inner = Monomial.One;
        foreach (var (atom, own) in monomial.Factors)
        {
            if (atom.IsPositive)
            {
                var (number, power) = Monomial.Of(atom, own).Power(exponent);
                (var extra, outer) = Monomial.Multiply(outer, power);
                outerNumber *= number * extra;
            }
            else
            {
                (_, inner) = Monomial.Multiply(inner, Monomial.Of(atom, own));
            }
        }

        var outside = Quotient.Multiply(
            Radicals.Power(coefficient.Abs(), exponent, realRoots, budget), Quotient.Of(outerNumber, outer), budget);
        if (inner.IsOne && coefficient.Sign < 0)
            return Quotient.Multiply(outside, Radicals.Power(-1, exponent, realRoots, budget), budget);
        if (inner.IsOne)
            return outside;
        if (coefficient.Sign > 0 && inner.Factors is [var (only, ownExponent)] && (ownExponent.IsOne || only.Kind == AtomKind.RootOfNumber))
        {
            var (number, power) = inner.Power(exponent);
            return Quotient.Multiply(outside, Quotient.Of(number, power), budget);
        }

        return Quotient.Multiply(outside, Root(Quotient.Of(coefficient.Sign, inner), exponent, budget), budget);
    }

    private static Quotient OfSum(Quotient value, Rational exponent, bool realRoots, WorkBudget budget)
    {
        var content = Content(value.Numerator) / Content(value.Denominator);
        var primitive = Quotient.Multiply(value, Quotient.Of(Rational.One / content), budget);
        return Quotient.Multiply(Radicals.Power(content, exponent, realRoots, budget), Root(primitive, exponent, budget), budget);
    }

    private static Quotient Root(Quotient value, Rational exponent, WorkBudget budget)
    {
        var whole = exponent.Floor();
        var root = Quotient.Of(Rational.One, Monomial.Of(Atom.RootOf(value), exponent - whole));
        return whole.IsZero ? root : Quotient.Multiply(root, Whole(value, whole, budget), budget);
    }

    /// <summary>The greatest number above zero that leaves whole coefficients.</summary>
    private static Rational Content(Polynomial polynomial)
    {
        var (above, below) = (BigInteger.Zero, BigInteger.One);
        foreach (var coefficient in polynomial.Terms.Values)
        {
            above = BigInteger.GreatestCommonDivisor(above, coefficient.Numerator);
            below *= coefficient.Denominator / BigInteger.GreatestCommonDivisor(below, coefficient.Denominator);
        }

        return new(above, below);
    }
}
