namespace DensingLaw.Numerics.Tests;

public sealed class DriftChartTests
{
    // Montgomery, Introduction to Statistical Quality Control, table 9.1: 20 values about 10, then 10 about 11, σ = 1.
    private static readonly double[] s_values =
    [
        9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08,
        9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52,
    ];

    [Fact]
    public void Cusum_MontgomerysExample_AlarmsAtThe29thValue()
    {
        var points = CusumChart.Of(s_values, 10, 1);
        Assert.Equal(1.56, points[1].Low, 2);
        Assert.Equal(5.28, points[28].High, 2);
        Assert.Equal(28, points.ToList().FindIndex(p => p.IsHighAlarm));
        Assert.DoesNotContain(points, p => p.IsLowAlarm);
    }

    [Fact]
    public void Ewma_MontgomerysExample_AlarmsAtThe29thValue()
    {
        var points = EwmaChart.Of(s_values, 10, 1, lambda: 0.1, width: 2.7);
        Assert.Equal(9.945, points[0].Value, 10);
        Assert.Equal(9.7495, points[1].Value, 10);
        // Printed limits: 10.27 and 9.73 at the first value, 10.62 and 9.38 in the end.
        Assert.Equal(10.27, points[0].Upper, 2);
        Assert.Equal(9.38, points[29].Lower, 2);
        Assert.Equal(10.6468, points[28].Value, 4);
        Assert.Equal(28, points.ToList().FindIndex(p => p.IsAlarm));
    }
}
