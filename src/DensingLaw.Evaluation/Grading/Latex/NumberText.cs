using System.Numerics;
using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>Reads the numbers of <see cref="LatexTokenKind.Number"/>.</summary>
internal static class NumberText
{
    /// <summary>The exact value of digits, with or without a point and a repeating part in brackets.</summary>
    /// <exception cref="WorkLimitException">There are too many digits.</exception>
    public static Rational? Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        var repeating = bracket < 0 ? "" : text[(bracket + 1)..^1];
        var plain = bracket < 0 ? text : text[..bracket];
        var decimals = point < 0 ? 0 : plain.Length - point - 1;
        var digits = point < 0 ? plain : plain.Remove(point, 1);
        if (digits.Length == 0 && repeating.Length == 0)
            return null;
        var value = new Rational(digits.Length == 0 ? 0 : DecimalDigits.Parse(digits), BigInteger.Pow(10, decimals));
        return repeating.Length == 0 ? value
            : value + new Rational(DecimalDigits.Parse(repeating), (BigInteger.Pow(10, repeating.Length) - 1) * BigInteger.Pow(10, decimals));
    }
}
