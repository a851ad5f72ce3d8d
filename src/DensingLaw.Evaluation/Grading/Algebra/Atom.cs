using System.Globalization;
using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>A factor of a monomial that cannot be taken apart any further. Equal keys are equal atoms.</summary>
internal sealed class Atom
{
    private Atom(AtomKind kind, string name, BigInteger number, Quotient[] parts)
    {
        Kind = kind;
        Name = name;
        Number = number;
        Parts = parts;
        Key = kind switch
        {
            AtomKind.Variable => name,
            AtomKind.Constant => "#" + name,
            AtomKind.RootOfNumber => "$" + number.ToString(CultureInfo.InvariantCulture),
            _ => $"{name}({string.Join(';', parts.Select(p => p.Key))})",
        };
        if (Key.Length > WorkBudget.MaxBits)
            throw new WorkLimitException();
    }

    public static Atom Pi { get; } = new(AtomKind.Constant, "pi", default, []);

    public static Atom E { get; } = new(AtomKind.Constant, "e", default, []);

    public static Atom MinusOne { get; } = Root(BigInteger.MinusOne);

    public AtomKind Kind { get; }

    public string Name { get; }

    /// <summary>What stands under the root of <see cref="AtomKind.RootOfNumber"/>.</summary>
    public BigInteger Number { get; }

    /// <summary>The sum under a root; base and exponent of a power; a function's arguments.</summary>
    public Quotient[] Parts { get; }

    public string Key { get; }

    /// <summary>
    /// Algebraic relations may hold between such atoms that the canonical form does not know (sin² + cos² = 1, roots of sums); all others are
    /// independent, and forms of them alone that differ are different values.
    /// </summary>
    public bool IsOpaque => Kind is AtomKind.RootOfSum or AtomKind.Power or AtomKind.Call;

    /// <summary>Known to be above zero, so that (ab)^r = a^r b^r.</summary>
    public bool IsPositive => Kind == AtomKind.Constant || (Kind == AtomKind.RootOfNumber && Number.Sign > 0);

    public static Atom Variable(string name) => new(AtomKind.Variable, name, default, []);

    public static Atom Root(BigInteger number) => new(AtomKind.RootOfNumber, "", number, []);

    public static Atom RootOf(Quotient sum) => new(AtomKind.RootOfSum, "root", default, [sum]);

    public static Atom Power(Quotient value, Quotient exponent) => new(AtomKind.Power, "power", default, [value, exponent]);

    public static Atom Call(string name, Quotient[] arguments) => new(AtomKind.Call, name, default, arguments);
}
