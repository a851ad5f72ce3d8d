using System.Globalization;
using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Rounding as Python does it: by the float's exact value, ties to the even neighbour.</summary>
internal static class Rounding
{
    public static double ToEven(double value, int precision)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            return value;
        }

        // value = mantissa · 2^exponent exactly.
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var stored = (int)(bits >> 52);
        BigInteger numerator = (bits & 0xFFFFFFFFFFFFF) | (stored > 0 ? 1L << 52 : 0);
        BigInteger denominator = 1;
        var exponent = Math.Max(stored, 1) - 1075;
        (numerator, denominator) = exponent >= 0 ? (numerator << exponent, denominator) : (numerator, denominator << -exponent);
        (numerator, denominator) = precision >= 0
            ? (numerator * BigInteger.Pow(10, precision), denominator)
            : (numerator, denominator * BigInteger.Pow(10, -precision));
        var rounded = double.Parse(
            string.Create(CultureInfo.InvariantCulture, $"{ToEven(numerator, denominator)}e{-precision}"), NumberStyles.Float, CultureInfo.InvariantCulture);
        return value < 0 ? -rounded : rounded;
    }

    public static BigInteger ToEven(BigInteger numerator, BigInteger denominator)
    {
        var quotient = Arithmetic.FloorDivide(numerator, denominator);
        var twice = (numerator - (quotient * denominator)) * 2;
        return twice > denominator || (twice == denominator && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
