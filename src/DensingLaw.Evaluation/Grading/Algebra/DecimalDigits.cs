using System.Globalization;
using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>Reads digits.</summary>
internal static class DecimalDigits
{
    /// <summary>So many digits are about the greatest number of bits that is worked with.</summary>
    public const int Max = WorkBudget.MaxBits / 4;

    /// <exception cref="WorkLimitException">There are more than <see cref="Max"/> digits.</exception>
    public static BigInteger Parse(string digits) =>
        digits.Length <= Max ? BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : throw new WorkLimitException();
}
