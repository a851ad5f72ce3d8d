using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>Tests the scores of one benchmark's pairs.</summary>
public static class ScoreTest
{
    /// <summary>McNemar's test where all scores are 0 or 1, else Student's t of the differences. Null without pairs.</summary>
    /// <param name="first">The baseline's item scores.</param>
    /// <param name="second">The candidate's, in the same order.</param>
    /// <param name="margin">The largest loss that is accepted.</param>
    /// <param name="options">Level and power.</param>
    public static QuantityTest? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double margin, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} scores and {second.Length}; pairs are needed", nameof(second));
        if (first.IsEmpty)
            return null;
        var differences = new double[first.Length];
        double sumFirst = 0, sumSecond = 0;
        int lost = 0, won = 0;
        var binary = true;
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = second[i] - first[i];
            sumFirst += first[i];
            sumSecond += second[i];
            binary &= first[i] is 0 or 1 && second[i] is 0 or 1;
            lost += differences[i] < 0 ? 1 : 0;
            won += differences[i] > 0 ? 1 : 0;
        }

        var difference = PairedDifference.Of(differences);
        (string, double) test = ("paired t", difference.PValue ?? 1);
        if (binary)
        {
            var mcNemar = McNemarTest.Of(lost, won);
            test = (mcNemar.Method == McNemarMethod.Exact ? "McNemar exact" : "McNemar mid-p", mcNemar.PValue);
        }

        return QuantityTest.Of(
            sumFirst / first.Length, sumSecond / first.Length, difference, difference.IntervalAt(1 - options.Alpha), test, margin, moreIsBetter: true, options);
    }
}
