namespace DensingLaw.Density.Tests;

/// <summary>PAPER A.6: scores in percent and the sizes that they invert to at D0 = 5e12.</summary>
public static class PaperInversions
{
    public static TheoryData<string, double, double> All => new()
    {
        { "average", 19.30, 0.191e9 },
        { "average", 25.12, 0.515e9 },
        { "average", 41.70, 3.823e9 },
        { "average", 53.74, 14.45e9 },
        { "average", 64.14, 52.5e9 },
        { "average", 71.86, 170.9e9 },
        { "mmlu", 66.6, 6.67e9 },
        { "mmlu", 79.5, 53.5e9 },
    };
}
