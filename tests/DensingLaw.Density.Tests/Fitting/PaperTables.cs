using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

/// <summary>The paper's points, as measured from its figures.</summary>
internal static class PaperTables
{
    public static LossTable Losses() => LossTable.Parse(Read("nmi_reference_losses.csv", out var file), file);

    public static ScoreTable Scores() => ScoreTable.Parse(Read("nmi_loss_score_points.csv", out var file), file);

    private static string Read(string name, out string file)
    {
        file = SharedFolder.Require($"paper/{name}");
        return File.ReadAllText(file);
    }
}
