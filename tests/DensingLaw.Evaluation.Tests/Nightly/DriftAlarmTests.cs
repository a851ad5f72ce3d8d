using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Evaluation.Tests.Nightly;

/// <summary>
/// Hand-worked: the first ten nights alternate between 0.49 and 0.51, so that their mean is 0.5 and their standard deviation √(10 · 0.01² / 9) = 0.0105409, widened by
/// √1.1 to σ = 0.0110554 for the target's own error. CUSUM: K = σ/2, alarm above 5σ. EWMA: λ = 0.2, limits 3σ √(0.2 / 1.8 · (1 − 0.8²ⁱ)).
/// </summary>
public sealed class DriftAlarmTests
{
    private const double Sigma = 0.0110554;

    private static readonly double[] s_inControl = [.. Enumerable.Range(0, DriftAlarm.ReferenceNights).Select(i => i % 2 == 0 ? 0.49 : 0.51)];

    [Theory]
    [InlineData(0, true)] // z₁ = 0.5 and CUSUM 0
    [InlineData(2.9, true)] // z₁ = 0.2 · 2.9σ = 0.58σ of the limit 0.6σ (3 · √(0.2/1.8 · 0.36) = 0.6); CUSUM 2.4σ of 5σ
    [InlineData(3.1, false)] // z₁ = 0.62σ: the EWMA alarms before the CUSUM (2.6σ) does
    [InlineData(-9, true)] // far better is no alarm
    public void Of_OneNightLower_AlarmsByTheEwma(double sigmasLower, bool passes)
    {
        var check = Assert.Single(DriftAlarm.Of(Nights([.. s_inControl, 0.5 - (sigmasLower * Sigma)])));
        Assert.Equal("mmlu score drift", check.Name);
        Assert.Equal(passes, check.Passed);
    }

    [Fact]
    public void Of_OneSigmaLowerForGood_AlarmsAtTheEleventhNight()
    {
        // z after n nights is (1 − 0.8ⁿ)σ below the target, its limit σ √(1 − 0.64ⁿ): z² = 1 − 2 · 0.8ⁿ + 0.64ⁿ stays below. CUSUM gains σ/2 a night: 5σ are passed after the tenth.
        for (var nights = 1; nights <= 12; nights++)
            Assert.Equal(nights <= 10, Assert.Single(DriftAlarm.Of(Nights([.. s_inControl, .. Enumerable.Repeat(0.5 - Sigma, nights)]))).Passed);
    }

    [Fact]
    public void Of_TenNights_SayNothing() => Assert.Empty(DriftAlarm.Of(Nights(s_inControl)));

    [Fact]
    public void Of_NightsThatNeverVary_TellThatThereIsNoSpread()
    {
        var check = Assert.Single(DriftAlarm.Of(Nights([.. Enumerable.Repeat(0.5, 11)])));
        Assert.Null(check.Passed);
        Assert.Contains("no spread", check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ALoss_AlarmsWhenItRises()
    {
        NightRecord[] Losses(double last) => [.. s_inControl.Append(last).Select((v, i) => Night(i) with { Losses = new Dictionary<string, double> { ["mmlu text"] = v } })];
        Assert.False(Assert.Single(DriftAlarm.Of(Losses(0.5 + (3.1 * Sigma)))).Passed);
        Assert.True(Assert.Single(DriftAlarm.Of(Losses(0.5 - (3.1 * Sigma)))).Passed);
    }

    private static NightRecord[] Nights(double[] scores) => [.. scores.Select((s, i) => Night(i) with { Scores = new Dictionary<string, double> { ["mmlu"] = s } })];

    private static NightRecord Night(int number) => new() { Night = DateTimeOffset.UnixEpoch.AddDays(number), Series = "main", Folder = $"/nights/{number}", Green = true };
}
