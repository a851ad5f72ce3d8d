namespace DensingLaw.Numerics.Tests;

public sealed class BinomialIntervalTests
{
    // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3; printed to four decimals.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_NewcombesExamples_EqualThePrintedEnds(long successes, long n, double lower, double upper)
    {
        var interval = BinomialInterval.Wilson(successes, n);

        Assert.Equal(lower, interval.Lower, 5e-5);
        Assert.Equal(upper, interval.Upper, 5e-5);
        Assert.Equal(0.95, interval.Level);
    }

    [Fact]
    public void Wilson_NoSuccess_HasTheClosedFormUpperEnd()
    {
        // z²/(n + z²) with z = 1.6448536 for 90 %: 2.7055435/(164 + 2.7055435).
        Assert.Equal(0.016229, BinomialInterval.Wilson(0, 164, 0.90).Upper, 1e-6);
        Assert.Equal(0, BinomialInterval.Wilson(0, 164, 0.90).Lower);
        Assert.Equal(1 - 0.016229, BinomialInterval.Wilson(164, 164, 0.90).Lower, 1e-6);
        Assert.Equal(1, BinomialInterval.Wilson(164, 164, 0.90).Upper);
    }

    [Theory]
    [InlineData(-1, 10, 0.9)]
    [InlineData(11, 10, 0.9)]
    [InlineData(0, 0, 0.9)]
    [InlineData(1, 10, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(1, 10, double.NaN)]
    public void Wilson_OutOfRange_IsRefused(long successes, long n, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Wilson(successes, n, level));

    [Theory]
    [InlineData(0.25, 200)]
    [InlineData(0.5, 60)]
    [InlineData(0.05, 400)]
    public void Wilson_Simulated_CoversAtTheNominalRate(double p, int n)
    {
        var random = new Pcg32(7);
        const int Trials = 20_000;
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var successes = 0;
            for (var i = 0; i < n; i++)
                successes += random.NextDouble() < p ? 1 : 0;
            var interval = BinomialInterval.Wilson(successes, n, 0.90);
            covered += interval.Lower <= p && p <= interval.Upper ? 1 : 0;
        }

        // The counts are discrete, so the true coverage oscillates around 0.90 by about 0.02 at these n; simulation noise is 0.002.
        Assert.InRange((double)covered / Trials, 0.875, 0.93);
    }
}
