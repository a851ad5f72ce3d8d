using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>Roots of numbers as products of roots of primes.</summary>
internal static class Radicals
{
    /// <summary>Primes up to here are sought; of what is left, only whether it is a power.</summary>
    private const int MaxPrime = 2000;

    private const int MaxPower = 64;

    /// <summary>Of longer numbers not even that.</summary>
    private const int MaxRootBits = 1024;

    /// <summary>number^exponent, for an exponent that is no whole number.</summary>
    public static Quotient Power(Rational number, Rational exponent, bool realRoots, WorkBudget budget)
    {
        budget.SpendOn(number);
        if (number.IsZero)
            return exponent.Sign > 0 ? Quotient.Zero : throw new UndefinedValueException();
        var (factor, product) = (Rational.One, Monomial.One);
        if (number.Sign < 0)
        {
            if (realRoots && !exponent.Denominator.IsEven)
                factor = exponent.Numerator.IsEven ? 1 : -1;
            else
                Times(BigInteger.MinusOne, exponent);
        }

        Factor(BigInteger.Abs(number.Numerator), exponent);
        Factor(number.Denominator, -exponent);
        return Quotient.Of(factor, product);

        void Factor(BigInteger rest, Rational power)
        {
            budget.Spend(20);
            for (var prime = 2; prime <= MaxPrime && !rest.IsOne; prime += prime == 2 ? 1 : 2)
            {
                var times = 0;
                while (BigInteger.Remainder(rest, prime).IsZero)
                {
                    rest /= prime;
                    times++;
                    budget.Spend();
                }

                if (times > 0)
                    Times(prime, power * times);
                if ((BigInteger)prime * prime > rest)
                    break;
            }

            if (rest.IsOne)
                return;
            budget.Spend(100 + (int)rest.GetBitLength());
            for (var k = rest.GetBitLength() > MaxRootBits ? 1 : Math.Min(MaxPower, (int)(rest.GetBitLength() / 10)); k > 1; k--)
            {
                if (WholeRoot(rest, k) is { } root)
                {
                    Times(root, power * k);
                    return;
                }
            }

            Times(rest, power);
        }

        void Times(BigInteger root, Rational power)
        {
            var (own, monomial) = Monomial.Of(Atom.Root(root), Rational.One).Power(power);
            (var extra, product) = Monomial.Multiply(product, monomial);
            factor *= own * extra;
        }
    }

    /// <summary>The whole k-th root, if there is one (Newton's method from above).</summary>
    private static BigInteger? WholeRoot(BigInteger value, int k)
    {
        var root = BigInteger.One << (int)((value.GetBitLength() / k) + 1);
        while (true)
        {
            var next = (((k - 1) * root) + (value / BigInteger.Pow(root, k - 1))) / k;
            if (next >= root)
                return BigInteger.Pow(root, k) == value ? root : null;
            root = next;
        }
    }
}
