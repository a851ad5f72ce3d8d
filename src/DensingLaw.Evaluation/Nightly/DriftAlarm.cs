using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Nightly;

/// <summary>Looks for slow worsening over nights that no single comparison shows: CUSUM and EWMA against the series' first nights.</summary>
public static class DriftAlarm
{
    /// <summary>Nights that tell where the series is in control and how much it varies.</summary>
    public const int ReferenceNights = 10;

    /// <summary>One check a quantity that has more nights than <see cref="ReferenceNights"/>; it tells nothing where those do not vary.</summary>
    /// <param name="nights">Of one series, oldest first, the newest last.</param>
    public static IReadOnlyList<GateCheck> Of(IReadOnlyList<NightRecord> nights)
    {
        ArgumentNullException.ThrowIfNull(nights);
        return [.. Names(nights, n => n.Scores).Select(b => Check($"{b} score drift", Values(nights, n => n.Scores, b), moreIsBetter: true))
            .Concat(Names(nights, n => n.Losses).Select(b => Check($"{b} loss drift", Values(nights, n => n.Losses, b), moreIsBetter: false))).OfType<GateCheck>()];
    }

    private static IEnumerable<string> Names(IReadOnlyList<NightRecord> nights, Func<NightRecord, IReadOnlyDictionary<string, double>> of) =>
        nights.SelectMany(n => of(n).Keys).Distinct().Order(StringComparer.Ordinal);

    private static double[] Values(IReadOnlyList<NightRecord> nights, Func<NightRecord, IReadOnlyDictionary<string, double>> of, string name) =>
        [.. nights.Where(n => of(n).ContainsKey(name)).Select(n => of(n)[name])];

    private static GateCheck? Check(string name, double[] values, bool moreIsBetter)
    {
        if (values.Length <= ReferenceNights)
            return null;
        var reference = MeanEstimate.Of(values.AsSpan(0, ReferenceNights));
        var sigma = reference.StandardError!.Value * Math.Sqrt(ReferenceNights);
        // A checkpoint that never changes repeats its numbers to the last digit; the gates against the baseline see every change of it.
        if (sigma == 0)
            return new GateCheck(name, null, string.Create(CultureInfo.InvariantCulture, $"the first {ReferenceNights} nights are all {reference.Mean:0.0000}: there is no spread to judge a drift by"));
        // The target is itself an estimate from few nights; the limit is widened by its standard error.
        var widened = sigma * Math.Sqrt(1 + (1.0 / ReferenceNights));
        var cusum = CusumChart.Of(values.AsSpan(ReferenceNights), reference.Mean, widened)[^1];
        var ewma = EwmaChart.Of(values.AsSpan(ReferenceNights), reference.Mean, widened)[^1];
        var alarm = moreIsBetter ? cusum.IsLowAlarm || ewma.Value < ewma.Lower : cusum.IsHighAlarm || ewma.Value > ewma.Upper;
        return new GateCheck(name, !alarm, string.Create(
            CultureInfo.InvariantCulture,
            $"CUSUM {(moreIsBetter ? cusum.Low : cusum.High) / widened:0.0} of 5, EWMA {ewma.Value:0.0000} within {ewma.Lower:0.0000} to {ewma.Upper:0.0000}, about the first {ReferenceNights} nights' {reference.Mean:0.0000}"));
    }
}
