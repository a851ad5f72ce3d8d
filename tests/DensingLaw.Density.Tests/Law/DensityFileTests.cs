using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

public sealed class DensityFileTests
{
    [Theory]
    [InlineData("densities.csv", "paper/nmi_fig1_densities.csv", 51)]
    [InlineData("densities-mmlu-cf.csv", "paper/nmi_fig2_mmlucf_densities.csv", 47)]
    [InlineData("densities-mmlu.csv", "paper/nmi_fig3c_mmlu_densities.csv", 37)]
    public void Read_Shipped_HoldsThePapersNumbers(string shipped, string paper, int count)
    {
        var own = DensityFile.Read(null, shipped);

        Assert.Equal(count, own.Models.Count);
        var theirs = DensityFile.Read(SharedFolder.Require(paper));
        Assert.Equal(theirs.Models.Select(m => (m.Model, m.Date, m.Density, m.Parameters)), own.Models.Select(m => (m.Model, m.Date, m.Density, m.Parameters)));
    }

    [Fact]
    public void Parse_QuotesBlankLinesAndOtherColumns_AreRead()
    {
        var file = Parse("\uFEFFnote,model,date,density,density_log_sd\r\n\"a, \"\"b\"\"\nc\",Llama-7B,2024-02-29,1e-1,0.2\r\n\r\n,7B,2024-03-01, 2 ,\r\n");

        Assert.Equal([("Llama-7B", 0.1, "Llama"), ("7B", 2.0, "7B")], file.Models.Select(m => (m.Model, m.Density, m.Family)));
        Assert.Equal([0.2, null], file.Models.Select(m => m.LogStandardDeviation));
    }

    [Theory]
    [InlineData("model,date,density\na,2024-01-01,x\n", "line 2, column density: 'x'; a finite number above 0")]
    [InlineData("model,date,density\na,2024-01-01,0\n", "line 2, column density: '0'")]
    [InlineData("model,date,density\na,2024-01-01,1\nb,2024-01-02,-1\n", "line 3, column density: '-1'")]
    [InlineData("model,date,density\na,2024-01-01,1e999\n", "line 2, column density: '1e999'")]
    [InlineData("model,date,density\na,2024-01-01,\"1,5\"\n", "line 2, column density: '1,5'")]
    [InlineData("model,date,density\na,2024-02-30,1\n", "line 2, column date: '2024-02-30'; a date such as 2024-06-27")]
    [InlineData("model,date,density\na,01.02.2024,1\n", "line 2, column date: '01.02.2024'")]
    [InlineData("model,date,density\n,2024-01-01,1\n", "line 2, column model: ''; a text")]
    [InlineData("model,date,density\na,2024-01-01\n", "line 2 has 2 cell(s); the header has 3 columns")]
    [InlineData("model,date,density\na,2024-01-01,\"1\n", "line 2 opens a quote that never closes")]
    [InlineData("model,date,density\na,2024-01-01,\"1\"2\n", "line 2 has text after a closing quote")]
    [InlineData("model,date,rho\na,2024-01-01,1\n", "has no column density or density_mmlu_cf or density_mmlu; it has model, date, rho")]
    [InlineData("model,date,model\na,2024-01-01,1\n", "line 1 names the column 'model' twice")]
    [InlineData("model,date,density\n", "has 1 line(s)")]
    [InlineData("", "has 0 line(s)")]
    public void Parse_WhatIsWrong_IsNamedWithFileLineColumnAndValue(string csv, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Parse(csv));

        Assert.StartsWith("d.csv: " + message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static DensityFile Parse(string csv) => DensityFile.Parse(CsvTable.Parse(csv, "d.csv"));
}
