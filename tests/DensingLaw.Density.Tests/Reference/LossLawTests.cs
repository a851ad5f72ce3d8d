using System.Globalization;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

public sealed class LossLawTests
{
    // Column of nmi_reference_losses.csv and the rms that nmi_fitted_constants.csv states for the 33 points.
    [Theory]
    [InlineData("mmlu", "MMLU_loss", 0.00549)]
    [InlineData("bbh", "BBH_loss", 0.00572)]
    [InlineData("math", "MATH_loss", 0.00830)]
    [InlineData("humaneval", "HUMANEVAL_loss", 0.00562)]
    [InlineData("mbpp", "MBPP_loss", 0.01119)]
    [InlineData("average", "AVERAGE_loss", 0.00543)]
    public void Loss_OfTheReferenceModels_HasTheStatedRms(string benchmark, string column, double rms)
    {
        var lines = File.ReadAllLines(SharedFolder.Require("paper/nmi_reference_losses.csv"));
        var header = lines[0].Split(',');
        var law = References.Published.Find(benchmark)!.Loss;

        var squares = lines.Skip(1).Select(line =>
        {
            var cells = line.Split(',');
            double Cell(string name) => double.Parse(cells[Array.IndexOf(header, name)], CultureInfo.InvariantCulture);
            return Math.Pow(law.Loss(Cell("nonembedding_params"), Cell("tokens")) - Cell(column), 2);
        }).ToList();

        Assert.Equal(33, squares.Count);
        Assert.Equal(rms, Math.Sqrt(squares.Average()), 1e-5);
    }

    [Fact]
    public void Parameters_AtOrUnderTheFloor_DoNotExist()
    {
        var law = new LossLaw(2, 0.5, 10, 0.5);

        // 10·100^−0.5 = 1; 2·16^−0.5 = 0.5.
        Assert.Equal(1, law.Floor(100), 1e-15);
        Assert.Equal(1.5, law.Loss(16, 100), 1e-15);
        Assert.Equal(16, law.Parameters(1.5, 100)!.Value, 1e-12);
        Assert.Null(law.Parameters(law.Floor(100), 100));
        Assert.Null(law.Parameters(0.5, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Loss(0, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Floor(0));
    }
}
