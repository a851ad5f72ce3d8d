namespace DensingLaw.Numerics.Tests;

public sealed class McNemarTestTests
{
    // Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91, table 7 (airway hyper-responsiveness, 1 and 7 discordant pairs).
    [Theory]
    [InlineData(McNemarMethod.Exact, 0.0703)]
    [InlineData(McNemarMethod.MidP, 0.0391)]
    [InlineData(McNemarMethod.ChiSquareCorrected, 0.0771)]
    public void Of_AirwayExample_EqualsThePublishedPValue(McNemarMethod method, double p) => Assert.Equal(p, McNemarTest.Of(1, 7, method).PValue, 5e-5);

    [Fact]
    public void Of_HandWorked_IsTwiceTheBinomialTail()
    {
        // 2 · (C(10,0) + C(10,1) + C(10,2)) / 2¹⁰ = 112/1024; the mid-p value has C(10,2)/2¹⁰ = 45/1024 less.
        Assert.Equal(112 / 1024.0, McNemarTest.Of(2, 8, McNemarMethod.Exact).PValue, 12);
        Assert.Equal((112 - 45) / 1024.0, McNemarTest.Of(8, 2, McNemarMethod.MidP).PValue, 12);
    }

    [Fact]
    public void Of_AgrestisApprovalRatings_EqualsTheCorrectedStatistic()
    {
        // Agresti, Categorical Data Analysis, table 10.1: 150 and 86; (|150 − 86| − 1)² / 236 = 16.8178; χ²₁ tail 4.11e-5.
        Assert.Equal(4.11e-5, McNemarTest.Of(150, 86, McNemarMethod.ChiSquareCorrected).PValue, 1e-7);
    }

    [Theory]
    [InlineData(12, 12, McNemarMethod.Exact)]
    [InlineData(12, 13, McNemarMethod.MidP)]
    public void Of_ChoosesExactBelow25(long first, long second, McNemarMethod method) => Assert.Equal(method, McNemarTest.Of(first, second).Method);

    [Theory]
    [InlineData(McNemarMethod.Exact)]
    [InlineData(McNemarMethod.MidP)]
    [InlineData(McNemarMethod.ChiSquareCorrected)]
    public void Of_EqualCounts_IsOne(McNemarMethod method)
    {
        Assert.Equal(1, McNemarTest.Of(0, 0, method).PValue);
        Assert.Equal(1, McNemarTest.Of(20, 20, method).PValue, 12);
    }

    [Fact]
    public void Of_ManyPairs_MidPIsNearTheUncorrectedNormal()
    {
        // z = (600 − 500)/√1100 = 3.01511; two-sided 0.002569.
        Assert.Equal(0.002569, McNemarTest.Of(600, 500).PValue, 2e-5);
    }
}
