namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>A sum of monomials with coefficients that are not zero; exponents may be fractions or below zero.</summary>
internal sealed class Polynomial
{
    private readonly Dictionary<Monomial, Rational> _terms;
    private string? _key;

    private Polynomial(Dictionary<Monomial, Rational> terms) => _terms = terms;

    public static Polynomial Zero { get; } = new([]);

    public static Polynomial One { get; } = Of(Rational.One, Monomial.One);

    public IReadOnlyDictionary<Monomial, Rational> Terms => _terms;

    public bool IsZero => _terms.Count == 0;

    public bool IsOne => AsNumber is { IsOne: true };

    /// <summary>Its value, where it is a number.</summary>
    public Rational? AsNumber => _terms.Count switch
    {
        0 => Rational.Zero,
        1 when _terms.TryGetValue(Monomial.One, out var value) => value,
        _ => null,
    };

    /// <summary>The terms in the order of their keys; equal keys are equal polynomials.</summary>
    public string Key => _key ??= string.Join('+', _terms.OrderBy(t => t.Key.Key, StringComparer.Ordinal).Select(t => $"{t.Value}{t.Key.Key}"));

    public static Polynomial Of(Rational coefficient, Monomial monomial) => coefficient.IsZero ? Zero : new(new() { [monomial] = coefficient });

    public static Polynomial Add(Polynomial a, Polynomial b, WorkBudget budget)
    {
        if (a.IsZero)
            return b;
        if (b.IsZero)
            return a;
        var terms = new Dictionary<Monomial, Rational>(a._terms);
        budget.Spend(a._terms.Count);
        foreach (var (monomial, coefficient) in b._terms)
            Add(terms, monomial, coefficient, budget);
        return new(terms);
    }

    public static Polynomial Multiply(Polynomial a, Polynomial b, WorkBudget budget)
    {
        if (a.IsOne)
            return b;
        if (b.IsOne)
            return a;
        var terms = new Dictionary<Monomial, Rational>();
        foreach (var (left, leftCoefficient) in a._terms)
        {
            foreach (var (right, rightCoefficient) in b._terms)
            {
                budget.Spend(1 + left.Factors.Count + right.Factors.Count);
                var (number, product) = Monomial.Multiply(left, right);
                Add(terms, product, leftCoefficient * rightCoefficient * number, budget);
            }
        }

        return new(terms);
    }

    public Polynomial Scale(Rational factor, WorkBudget budget) => factor.IsOne ? this : Multiply(this, Of(factor, Monomial.One), budget);

    /// <summary>The coefficient of the first monomial in the order of keys.</summary>
    public Rational Leading() => _terms.MinBy(t => t.Key.Key, StringComparer.Ordinal).Value;

    private static void Add(Dictionary<Monomial, Rational> terms, Monomial monomial, Rational coefficient, WorkBudget budget)
    {
        budget.SpendOn(coefficient);
        if (coefficient.IsZero)
            return;
        var sum = terms.TryGetValue(monomial, out var present) ? present + coefficient : coefficient;
        if (sum.IsZero)
            terms.Remove(monomial);
        else
            terms[monomial] = sum;
    }
}
