using DensingLaw.Numerics;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

public sealed class LawExplanationTests
{
    private static readonly LawExplanation s_law = LawExplanation.Of(
        new LawFileChoice(), References.Published, new TrendAnalysisOptions { Bootstrap = new BootstrapOptions { Draws = 200 } });

    [Fact]
    public void Of_AnyCorollary_HasNumbersDataAndWhatContradictsIt()
    {
        Assert.Equal(
            ["parameters", "price", "chips", "acceleration", "compression", "costEffectiveness", "contamination", "growth", "limits", "forecast"],
            s_law.Corollaries.Select(c => c.Key));
        Assert.All(s_law.Corollaries, c =>
        {
            Assert.NotEmpty(c.Findings);
            Assert.NotEmpty(c.Contradictions);
            Assert.StartsWith("law/", c.Data, StringComparison.Ordinal);
            Assert.All(c.Findings, f => Assert.True(f.Value is { } v && double.IsFinite(v), $"{c.Key}.{f.Key} is {f.Value}"));
            Assert.All(c.Findings.Where(f => f.Interval is not null), f => Assert.True(f.Interval!.Holds(f.Value!.Value), $"{c.Key}.{f.Key} lies outside its interval"));
        });
    }

    // PAPER D.3, 2: 266.7 times in 621 days, 77.1 days = 2.53 months; 75.9 days by regression on the five points of the cheapest line.
    [Theory]
    [InlineData(null)]
    [InlineData("paper/prices.csv")]
    public void Price_IsThePapers(string? file)
    {
        var (name, prices) = TokenPrice.Read(file is null ? null : SharedFolder.Require(file));

        var price = InferencePrice.Of(name, prices, s_law.Fit, 0.9, isPapers: file is null);

        Assert.Equal(266.7, Value(price, "factor"), 1);
        Assert.Equal(621, Value(price, "days"));
        Assert.Equal(77.1, Value(price, "halvingDays"), 1);
        Assert.Equal(2.53, Value(price, "halvingMonths"), 2);
        Assert.Equal(75.9, Value(price, "regressionHalvingDays"), 1);
        Assert.Equal(5, InferencePrice.CheapestSoFar(prices).Count);
    }

    // PAPER D.3, 3: 88 days quoted, 93.3 with the paper's own A, 84.5 with 0.0073.
    [Fact]
    public void Chips_AreThePapersAndTheConsistentOnes()
    {
        Assert.Equal(88, Value("chips", "quotedDays"), 0);
        Assert.Equal(87.7, Value("chips", "quotedDays"), 1);
        Assert.Equal(93.3, Value("chips", "combinedDays"), 1);
        Assert.Equal(84.5, Value("chips", "firstVersionDays"), 1);
    }

    // PAPER D.3, 1: 35 % of the size after four months.
    [Fact]
    public void Parameters_HalveWithTheDoublingTime()
    {
        Assert.Equal(106.2, Value("parameters", "halvingDays"), 1);
        Assert.Equal(3.5, Value("parameters", "halvingMonths"), 1);
        Assert.Equal(0.35, Value("parameters", "exampleShare"), 2);
    }

    [Fact]
    public void Acceleration_IsThePapers()
    {
        Assert.Equal(144, Value("acceleration", "doublingDaysBefore"), 0.6);
        Assert.Equal(95, Value("acceleration", "doublingDaysAfter"), 0.6);
        // The paper: 50 % = 0.0073/0.0048.
        Assert.Equal(0.0073 / 0.0048, Value("acceleration", "speedUp"), 2);
    }

    [Fact]
    public void Compression_OneOfSevenRaisesDensity()
    {
        Assert.Equal(1.0 / 7, Value("compression", "raisedShare"), 9);
        Assert.Equal(2.122 / 1.259, Value("compression", "ratio:Gemma2-9B"), 9);
        Assert.Contains(Corollary("compression").Contradictions, c => c.Contains("0.648", StringComparison.Ordinal)
            && c.Contains("0.506", StringComparison.Ordinal) && c.Contains("0.357", StringComparison.Ordinal));
    }

    // PAPER D.3, 6: two months and 1.7 billion calls at the first price. By hand with a price halving in 106.2 days = 3.488 months: 1 − 2 ln 2/3.488
    // = 0.6026, −3.488 log₂ 0.6026 = 2.549.
    [Fact]
    public void CostEffectiveness_GemmaTwo_NeedsTwoMonthsAtAFlatPrice()
    {
        Assert.Equal(2, Value("costEffectiveness", "monthsFlatPrice"), 4);
        Assert.Equal(1.7, Value("costEffectiveness", "callsToRecoup"), 4);
        Assert.Equal(2.549, Value("costEffectiveness", "monthsFallingPrice"), 2);
        Assert.Equal(68 / 30.4375, Value("costEffectiveness", "windowMonths"), 9);
        Assert.Contains(Corollary("costEffectiveness").Contradictions, c => c.Contains("before it could earn", StringComparison.Ordinal));
    }

    [Theory]
    // Half of all there is to earn: one halving time. All of it: never.
    [InlineData(50, 12.0)]
    [InlineData(99, 79.73)]
    [InlineData(100, null)]
    public void MonthsToRecoup_SharesOfWhatIsToEarn_AreHandWorked(double cost, double? months)
    {
        // q m T/ln 2 = 100.
        var found = CostEffectiveness.MonthsToRecoup(cost, 100 * Math.Log(2) / 12, 1, 12);

        if (months is { } expected)
            Assert.Equal(expected, found!.Value, 0.01);
        else
            Assert.True(found is null or > 500);
    }

    // PAPER D.1: A 0.0066, R² 0.9537, 104.3 days.
    [Fact]
    public void Contamination_TheSlopesCannotBeToldApart()
    {
        Assert.Equal(0.006648, Value("contamination", "slopePerDay"), 6);
        Assert.Equal(0.9537, Value("contamination", "rSquared"), 4);
        Assert.InRange(Value("contamination", "slopePValue"), 0.8, 1);
    }

    [Fact]
    public void Growth_RatesAreHandWorked()
    {
        // Four times in 20 years is twice in 10; 18 months are 547.5 days.
        Assert.Equal(3650, Value("growth", "battery-energy-density:doublingDays"), 6);
        Assert.Equal(547.5, Value("growth", "transistor-density:doublingDays"), 6);
        Assert.Equal(Math.Pow(2, 1 / 1.5), Value("growth", "transistor-density:perYear"), 9);
        Assert.Equal(106.2, Value("growth", "model-density:doublingDays"), 1);
    }

    [Fact]
    public void Limits_CeilingsFollowFromTheAssumption()
    {
        Assert.Equal(20, Value("limits", "knowledge:ceiling"), 9);
        Assert.Equal(36, Value("limits", "memorisation:ceiling"), 9);
        Assert.Equal(2 / 4.8107, Value("limits", "knowledge:mostReferenceBits"), 9);
    }

    [Fact]
    public void Forecast_SaysWhatCameInstead()
    {
        // The line says 11.3 in April 2025; the best model after the last record has 2.50.
        Assert.Equal(11.3, Value("forecast", "densityAtEnd"), 1);
        Assert.Equal(2.495, Value("forecast", "bestAfterLastRecord"), 3);
    }

    private static LawCorollary Corollary(string key) => s_law.Corollaries.Single(c => c.Key == key);

    private static double Value(string corollary, string finding) => Value(Corollary(corollary), finding);

    private static double Value(LawCorollary corollary, string finding) => corollary[finding].Value!.Value;
}
