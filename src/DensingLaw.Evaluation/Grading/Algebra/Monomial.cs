using System.Numerics;
using System.Text;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>A product of powers of atoms, in the order of their keys; exponents are not zero. Equal keys are equal monomials.</summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    private Monomial(List<(Atom Atom, Rational Exponent)> factors)
    {
        Factors = factors;
        if (factors.Count == 0)
        {
            Key = "";
            return;
        }

        var key = new StringBuilder();
        foreach (var (atom, exponent) in factors)
            key.Append('*').Append(atom.Key).Append('^').Append(exponent.ToString());
        Key = key.ToString();
    }

    public static Monomial One { get; } = new([]);

    public IReadOnlyList<(Atom Atom, Rational Exponent)> Factors { get; }

    public string Key { get; }

    public bool IsOne => Factors.Count == 0;

    public static Monomial Of(Atom atom, Rational exponent) => exponent.IsZero ? One : new([(atom, exponent)]);

    /// <summary>
    /// The product of two monomials and the number that comes out of it: whole powers of roots of numbers are numbers again.
    /// </summary>
    public static (Rational Number, Monomial Product) Multiply(Monomial a, Monomial b)
    {
        if (a.IsOne)
            return (Rational.One, b);
        if (b.IsOne)
            return (Rational.One, a);
        var number = Rational.One;
        List<(Atom, Rational)> factors = new(a.Factors.Count + b.Factors.Count);
        for (int i = 0, j = 0; i < a.Factors.Count || j < b.Factors.Count;)
        {
            var order = i == a.Factors.Count ? 1 : j == b.Factors.Count ? -1 : string.CompareOrdinal(a.Factors[i].Atom.Key, b.Factors[j].Atom.Key);
            var atom = order <= 0 ? a.Factors[i].Atom : b.Factors[j].Atom;
            var exponent = (order <= 0 ? a.Factors[i++].Exponent : Rational.Zero) + (order >= 0 ? b.Factors[j++].Exponent : Rational.Zero);
            Append(factors, atom, exponent, ref number);
        }

        return (number, factors.Count == 0 ? One : new(factors));
    }

    /// <summary>Every exponent times a number.</summary>
    public (Rational Number, Monomial Power) Power(Rational exponent)
    {
        var number = Rational.One;
        List<(Atom, Rational)> factors = new(Factors.Count);
        foreach (var (atom, own) in Factors)
            Append(factors, atom, own * exponent, ref number);
        return (number, factors.Count == 0 ? One : new(factors));
    }

    /// <summary>The monomial without one of its atoms.</summary>
    public Monomial Without(Atom atom) => new([.. Factors.Where(f => f.Atom.Key != atom.Key)]);

    public bool Equals(Monomial? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);

    private static void Append(List<(Atom, Rational)> factors, Atom atom, Rational exponent, ref Rational number)
    {
        if (atom.Kind == AtomKind.RootOfNumber)
        {
            var whole = exponent.Floor();
            if (!whole.IsZero)
            {
                exponent -= whole;
                // Minus one needs only the exponent's parity, which may be long.
                if (atom.Number == BigInteger.MinusOne)
                    number *= whole.IsEven ? 1 : -1;
                else if (BigInteger.Abs(whole) * atom.Number.GetBitLength() > WorkBudget.MaxBits)
                    throw new WorkLimitException();
                else
                    number *= new Rational(atom.Number, 1).Pow((int)whole);
            }
        }

        if (!exponent.IsZero)
            factors.Add((atom, exponent));
    }
}
