using System.Globalization;
using System.Text.Json;
using DensingLaw.Density;
using DensingLaw.Tests;

namespace DensingLaw.Cli.Tests.Law;

/// <summary>
/// The law in miniature, <c>configs/reference/mini-law.csv</c>, which <c>scripts/mini-law</c> writes: students whose densities are known from what they were trained on,
/// with dates on which that density doubles every 3.5 months. <c>law fit</c> knows their measured densities alone.
/// </summary>
public sealed class MiniLawTests : IDisposable
{
    private const double DoublingDays = 3.5 * 365.25 / 12;

    private static readonly string s_table = Path.Combine(SharedFolder.RepositoryRoot, "configs", "reference", "mini-law.csv");
    private static readonly Student[] s_students = File.Exists(s_table) ? Read() : [];

    private readonly string _work = Directory.CreateTempSubdirectory("densinglaw-mini-law-").FullName;

    public void Dispose() => Directory.Delete(_work, recursive: true);

    /// <summary>Tokens' worth of the reference's mixture, the density that the shipped curve gives them, and a date for each.</summary>
    [Fact]
    public void Table_DesignDensities_FollowFromTheLossLawAndDoubleInThreeAndAHalfMonths()
    {
        RequireTable();
        var set = RunDensity.LoadCurves("mini");
        var law = set.Find(ReferenceCurveSet.AverageKey)!.Loss;
        var filler = s_students.First(s => s.Mixture == "base").Filler;
        Assert.All(s_students, s =>
        {
            Assert.Equal(1, s.Tokens * (1 - s.Filler) / (1 - filler) / s.EffectiveTokens, 1e-4);
            Assert.Equal(1, law.Parameters(law.Loss(s.Parameters, s.EffectiveTokens), set.ReferenceTokens)!.Value / s.Parameters / s.Designed, 1e-4);
            var days = s.Date.DayNumber - s_students[0].Date.DayNumber;
            Assert.InRange(days, DoublingDays * Math.Log2(s.Designed / s_students[0].Designed) - 0.51, DoublingDays * Math.Log2(s.Designed / s_students[0].Designed) + 0.51);
        });
        Assert.InRange(s_students[^1].Designed / s_students[0].Designed, 8, 100);
        Assert.Equal(s_students.OrderBy(s => s.Date).Select(s => s.Name), s_students.Select(s => s.Name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_MeasuredDensities_HoldsTheKnownDoublingTime(bool fromLoss)
    {
        RequireTable();
        var densities = Path.Combine(_work, "densities.csv");
        File.WriteAllLines(densities, s_students
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name},{s.Date:yyyy-MM-dd},{(fromLoss ? s.FromLoss : s.FromScore):R}"))
            .Prepend("model,release_date,density"));

        var run = CliRun.Of(TestComposition.Create(), "law", "fit", "--densities", densities, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        var interval = json.RootElement.GetProperty("fit").GetProperty("interval");
        Assert.InRange(DoublingDays, interval.GetProperty("lower").GetDouble(), interval.GetProperty("upper").GetDouble());
    }

    private static void RequireTable() => Assert.SkipUnless(s_students.Length > 0, $"{s_table} is not there; scripts/mini-law LADDER writes it");

    private static Student[] Read()
    {
        var lines = File.ReadAllLines(s_table);
        var columns = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        return [.. lines.Skip(1).Select(line => Of(line.Split(',')))];

        Student Of(string[] cells)
        {
            return new Student(
                Text("model"), Text("mixture"), DateOnly.ParseExact(Text("release_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture), Number("filler_share"), Number("parameters"),
                Number("tokens"), Number("effective_tokens"), Number("design_density"), Number("density"), Number("loss_density"));

            string Text(string column) => cells[columns[column]];

            double Number(string column) => double.Parse(Text(column), CultureInfo.InvariantCulture);
        }
    }

    private sealed record Student(
        string Name, string Mixture, DateOnly Date, double Filler, double Parameters, double Tokens, double EffectiveTokens, double Designed, double FromScore, double FromLoss);
}
