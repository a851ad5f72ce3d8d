using System.Globalization;
using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>An exact fraction in lowest terms, its denominator above zero.</summary>
internal readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _below;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new UndefinedValueException();
        var common = denominator.IsOne ? BigInteger.One : BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            common = -common;
        Numerator = numerator / common;
        _below = (denominator / common) - 1;
    }

    private Rational(BigInteger whole) => Numerator = whole;

    public BigInteger Numerator { get; }

    // Kept one less, so that a default value is zero.
    public BigInteger Denominator => _below + 1;

    public static Rational Zero => default;

    public static Rational One { get; } = new(BigInteger.One);

    public bool IsZero => Numerator.IsZero;

    public bool IsOne => Numerator.IsOne && _below.IsZero;

    public bool IsInteger => _below.IsZero;

    public int Sign => Numerator.Sign;

    /// <summary>The digits, in bits, of both parts.</summary>
    public long Bits => Numerator.GetBitLength() + _below.GetBitLength();

    public static implicit operator Rational(BigInteger whole) => new(whole);

    public static implicit operator Rational(int whole) => new((BigInteger)whole);

    public static Rational operator +(Rational a, Rational b) =>
        a.IsInteger && b.IsInteger ? new(a.Numerator + b.Numerator)
        : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) =>
        a.IsInteger && b.IsInteger ? new(a.Numerator * b.Numerator) : new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>The greatest whole number not above it.</summary>
    public BigInteger Floor()
    {
        var whole = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>A whole power; the caller has made sure that the result is not too long.</summary>
    public Rational Pow(int exponent) => exponent >= 0
        ? new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : new(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    /// <summary>The nearest double, also where the parts alone exceed its range.</summary>
    public double ToDouble()
    {
        var shift = (int)Math.Max(0, Math.Max(Numerator.GetBitLength(), Denominator.GetBitLength()) - 1000);
        return shift == 0 ? (double)Numerator / (double)Denominator
            : Denominator >> shift is { IsZero: false } below ? (double)(Numerator >> shift) / (double)below
            : double.NaN;
    }

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => Numerator == other.Numerator && _below == other._below;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, _below);

    public override string ToString() =>
        IsInteger ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
