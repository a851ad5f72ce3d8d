namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>
/// A quotient of two polynomials. A denominator of one term goes into the numerator, and others have the leading coefficient 1; common factors of many
/// terms are not sought: a difference is zero where its numerator is.
/// </summary>
internal sealed class Quotient
{
    private Quotient(Polynomial numerator, Polynomial denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    public static Quotient Zero { get; } = new(Polynomial.Zero, Polynomial.One);

    public static Quotient One { get; } = new(Polynomial.One, Polynomial.One);

    public Polynomial Numerator { get; }

    public Polynomial Denominator { get; }

    public bool IsZero => Numerator.IsZero;

    /// <summary>Its value, where it is a number.</summary>
    public Rational? AsNumber => Denominator.IsOne ? Numerator.AsNumber : null;

    public string Key => Denominator.IsOne ? Numerator.Key : $"{Numerator.Key}/{Denominator.Key}";

    /// <summary>The atoms of both parts, without those inside atoms.</summary>
    public IEnumerable<Atom> Atoms => Numerator.Terms.Keys.Concat(Denominator.Terms.Keys).SelectMany(m => m.Factors).Select(f => f.Atom);

    public static Quotient Of(Rational number) => Of(number, Monomial.One);

    public static Quotient Of(Atom atom) => Of(Rational.One, Monomial.Of(atom, Rational.One));

    public static Quotient Of(Rational number, Monomial monomial) => new(Polynomial.Of(number, monomial), Polynomial.One);

    public static Quotient Add(Quotient a, Quotient b, WorkBudget budget) =>
        a.Denominator.Key == b.Denominator.Key
            ? Create(Polynomial.Add(a.Numerator, b.Numerator, budget), a.Denominator, budget)
            : Create(
                Polynomial.Add(
                    Polynomial.Multiply(a.Numerator, b.Denominator, budget), Polynomial.Multiply(b.Numerator, a.Denominator, budget), budget),
                Polynomial.Multiply(a.Denominator, b.Denominator, budget),
                budget);

    public static Quotient Subtract(Quotient a, Quotient b, WorkBudget budget) => Add(a, b.Negate(budget), budget);

    public static Quotient Multiply(Quotient a, Quotient b, WorkBudget budget) => Create(
        Polynomial.Multiply(a.Numerator, b.Numerator, budget), Polynomial.Multiply(a.Denominator, b.Denominator, budget), budget);

    /// <exception cref="UndefinedValueException">The divisor is zero.</exception>
    public static Quotient Divide(Quotient a, Quotient b, WorkBudget budget) => Create(
        Polynomial.Multiply(a.Numerator, b.Denominator, budget), Polynomial.Multiply(a.Denominator, b.Numerator, budget), budget);

    public Quotient Negate(WorkBudget budget) => new(Numerator.Scale(-1, budget), Denominator);

    private static Quotient Create(Polynomial numerator, Polynomial denominator, WorkBudget budget)
    {
        if (denominator.IsZero)
            throw new UndefinedValueException();
        if (numerator.IsZero)
            return Zero;
        if (denominator.Terms.Count == 1)
        {
            var (monomial, coefficient) = denominator.Terms.First();
            var (number, inverse) = monomial.Power(-1);
            numerator = Polynomial.Multiply(numerator, Polynomial.Of(number / coefficient, inverse), budget);
            denominator = Polynomial.One;
        }
        else
        {
            var leading = denominator.Leading();
            denominator = denominator.Scale(Rational.One / leading, budget);
            numerator = numerator.Scale(Rational.One / leading, budget);
            if (numerator.Terms.Count == denominator.Terms.Count
                && Ratio(numerator, denominator) is { } ratio)
            {
                return Of(ratio);
            }
        }

        return FoldRoots(numerator, denominator, budget);
    }

    /// <summary>p/q where p = q times a number; null elsewhere.</summary>
    public static Rational? Ratio(Polynomial p, Polynomial q)
    {
        if (p.Terms.Count != q.Terms.Count || q.IsZero)
            return null;
        Rational? ratio = null;
        foreach (var (monomial, coefficient) in p.Terms)
        {
            if (!q.Terms.TryGetValue(monomial, out var other) || (ratio is { } known && known != coefficient / other))
                return null;
            ratio ??= coefficient / other;
        }

        return ratio;
    }

    /// <summary>Whole powers of roots of sums are powers of the sums.</summary>
    private static Quotient FoldRoots(Polynomial numerator, Polynomial denominator, WorkBudget budget)
    {
        var plain = new Quotient(numerator, denominator);
        if (!plain.Atoms.Any(a => a.Kind == AtomKind.RootOfSum))
            return plain;
        var foldedNumerator = Fold(numerator, budget);
        var foldedDenominator = Fold(denominator, budget);
        return foldedNumerator is null && foldedDenominator is null ? plain
            : Divide(foldedNumerator ?? new(numerator, Polynomial.One), foldedDenominator ?? new(denominator, Polynomial.One), budget);
    }

    private static Quotient? Fold(Polynomial polynomial, WorkBudget budget)
    {
        if (!polynomial.Terms.Keys.Any(m => m.Factors.Any(IsFoldable)))
            return null;
        var sum = Zero;
        foreach (var (monomial, coefficient) in polynomial.Terms)
        {
            budget.Spend();
            var rest = monomial;
            var term = Of(coefficient);
            foreach (var factor in monomial.Factors.Where(IsFoldable))
            {
                var whole = factor.Exponent.Floor();
                var (_, fraction) = Monomial.Multiply(rest.Without(factor.Atom), Monomial.Of(factor.Atom, factor.Exponent - whole));
                rest = fraction;
                term = Multiply(term, Powers.Whole(factor.Atom.Parts[0], whole, budget), budget);
            }

            sum = Add(sum, Multiply(term, Of(Rational.One, rest), budget), budget);
        }

        return sum;
    }

    private static bool IsFoldable((Atom Atom, Rational Exponent) factor) =>
        factor.Atom.Kind == AtomKind.RootOfSum && !factor.Exponent.Floor().IsZero;
}
