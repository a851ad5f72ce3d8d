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

    /// <summary>Canonical form first; numbers only where the difference holds atoms that relations may tie.</summary>
    public static Agreement Compare(Quotient a, Quotient b, WorkBudget budget)
    {
        var difference = Quotient.Subtract(a, b, budget);
        return difference.IsZero ? Agreement.Canonical
            : difference.Atoms.Any(atom => atom.IsOpaque) && AgreeInNumbers(a, b, budget) ? Agreement.Numeric
            : Agreement.Different;
    }

    /// <summary>The value of an expression without variables; null where it has some, or is not a finite real number.</summary>
    public static double? RealValue(Quotient value, WorkBudget budget)
    {
        var number = Evaluate(value, null, budget);
        return double.IsFinite(number.Real) && Math.Abs(number.Imaginary) <= Tolerance * Math.Max(1, Math.Abs(number.Real)) ? number.Real : null;
    }

    private static bool AgreeInNumbers(Quotient a, Quotient b, WorkBudget budget)
    {
        var finite = 0;
        for (var point = 0; point < Points; point++)
        {
            var (left, right) = (Evaluate(a, point, budget), Evaluate(b, point, budget));
            if (!Complex.IsFinite(left) || !Complex.IsFinite(right))
                continue;
            finite++;
            if (Complex.Abs(left - right) > Tolerance * Math.Max(1e-6, Math.Max(Complex.Abs(left), Complex.Abs(right))))
                return false;
        }

        return finite >= LeastFinite;
    }

    private static Complex Evaluate(Quotient value, int? point, WorkBudget budget) =>
        Evaluate(value.Numerator, point, budget) / Evaluate(value.Denominator, point, budget);

    private static Complex Evaluate(Polynomial polynomial, int? point, WorkBudget budget)
    {
        var sum = Complex.Zero;
        foreach (var (monomial, coefficient) in polynomial.Terms)
        {
            budget.Spend(1 + monomial.Factors.Count);
            Complex term = coefficient.ToDouble();
            foreach (var (atom, exponent) in monomial.Factors)
                term *= Pow(Evaluate(atom, point, budget), exponent.ToDouble());
            sum += term;
        }

        return sum;
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

    /// <summary>Between 0.3 and 2.8 from zero, of either sign, by FNV-1a of the name and the point.</summary>
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
        return (point & 3) == 3 && (hash & 1) == 1 ? -size : size;
    }
}
