using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>Compares values in floating point where the canonical form does not decide.</summary>
internal static class NumericCheck
{
    /// <summary>Points that are tried; the variables' values at a point depend on their names alone.</summary>
    private const int Points = 8;

    /// <summary>Points at which both values must be finite.</summary>
    private const int LeastFinite = 3;

    /// <summary>Relative; double keeps 16 digits, of which a difference of a few terms loses some.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>Beside a coefficient of more bits, the other terms of a sum would be lost in rounding: numbers decide nothing there.</summary>
    private const int MaxBitsInSum = 40;

    /// <summary>Canonical form first; numbers only where the difference holds atoms that relations may tie.</summary>
    /// <param name="a">A value.</param>
    /// <param name="b">Another.</param>
    /// <param name="denestsRoots">Roots of sums are compared in numbers too; else their canonical form decides.</param>
    /// <param name="budget">The steps left.</param>
    public static Agreement Compare(Quotient a, Quotient b, bool denestsRoots, WorkBudget budget)
    {
        var difference = Quotient.Subtract(a, b, budget);
        return difference.IsZero ? Agreement.Canonical
            : difference.Atoms.Any(atom => atom.IsOpaque && (denestsRoots || atom.Kind != AtomKind.RootOfSum)) && IsZeroInNumbers(difference, budget)
                ? Agreement.Numeric
            : Agreement.Different;
    }

    /// <summary>The value of an expression without variables; null where it has some, or is not a finite real number.</summary>
    public static double? RealValue(Quotient value, WorkBudget budget)
    {
        var number = Evaluate(value, null, budget);
        return double.IsFinite(number.Real) && Math.Abs(number.Imaginary) <= Tolerance * Math.Max(1, Math.Abs(number.Real)) ? number.Real : null;
    }

    /// <summary>
    /// The numerator's terms cancel at every point. What is equal on both sides has cancelled exactly before, so that a great part in common hides no
    /// small difference.
    /// </summary>
    private static bool IsZeroInNumbers(Quotient difference, WorkBudget budget)
    {
        if (difference.Atoms.Any(HidesTerms))
            return false;
        var finite = 0;
        for (var point = 0; point < Points; point++)
        {
            var (above, size) = Sum(difference.Numerator, point, budget);
            var (below, _) = Sum(difference.Denominator, point, budget);
            if (!Complex.IsFinite(above) || !double.IsFinite(size) || size == 0 || !Complex.IsFinite(below) || below == 0)
                continue;
            finite++;
            if (Complex.Abs(above) > Tolerance * size)
                return false;
        }

        return finite >= LeastFinite;
    }

    private static bool HidesTerms(Atom atom) =>
        atom.Parts.Any(p => HidesTerms(p.Numerator) || HidesTerms(p.Denominator) || p.Atoms.Any(HidesTerms));

    private static bool HidesTerms(Polynomial sum) => sum.Terms.Count > 1 && sum.Terms.Values.Any(c => c.Bits > MaxBitsInSum);

    private static Complex Evaluate(Quotient value, int? point, WorkBudget budget) =>
        Sum(value.Numerator, point, budget).Sum / Sum(value.Denominator, point, budget).Sum;

    /// <summary>A polynomial's value, and the sum of its terms' sizes.</summary>
    private static (Complex Sum, double Size) Sum(Polynomial polynomial, int? point, WorkBudget budget)
    {
        var (sum, size) = (Complex.Zero, 0.0);
        foreach (var (monomial, coefficient) in polynomial.Terms)
        {
            budget.Spend(1 + monomial.Factors.Count);
            Complex term = coefficient.ToDouble();
            foreach (var (atom, exponent) in monomial.Factors)
                term *= Pow(Evaluate(atom, point, budget), exponent.ToDouble());
            sum += term;
            size += Complex.Abs(term);
        }

        return (sum, size);
    }

    private static Complex Evaluate(Atom atom, int? point, WorkBudget budget) => atom.Kind switch
    {
        AtomKind.Variable => point is { } at ? VariableAt(atom.Name, at) : double.NaN,
        AtomKind.Constant => atom == Atom.Pi ? Math.PI : Math.E,
        AtomKind.RootOfNumber => (double)atom.Number,
        AtomKind.RootOfSum => Evaluate(atom.Parts[0], point, budget),
        AtomKind.Power => Pow(Evaluate(atom.Parts[0], point, budget), Evaluate(atom.Parts[1], point, budget)),
        _ => Functions.Value(atom, Array.ConvertAll(atom.Parts, p => Evaluate(p, point, budget))),
    };

    // Complex.Pow rounds whole powers and real roots through logarithms.
    private static Complex Pow(Complex value, Complex exponent) =>
        value.Imaginary == 0 && exponent.Imaginary == 0 && (value.Real >= 0 || Math.Truncate(exponent.Real) == exponent.Real)
            ? Math.Pow(value.Real, exponent.Real)
            : Complex.Pow(value, exponent);

    /// <summary>
    /// Between 0.3 and 2.8 from zero, by FNV-1a of the name and the point. At one point all variables are below zero, and at two about half of them.
    /// </summary>
    private static double VariableAt(string name, int point)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (uint)(point * 7919)) * 16777619u;
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        var size = 0.3 + (2.5 * (hash >> 8) / (1 << 24));
        var isNegative = point switch { 3 => true, 5 => (hash & 1) == 0, 7 => (hash & 1) == 1, _ => false };
        return isNegative ? -size : size;
    }
}
