using System.Globalization;
using System.Text;

namespace DensingLaw.Training.Ladder;

/// <summary>A ladder's table of trained members, <c>ladder.csv</c>: what an evaluation of the ladder begins with.</summary>
public static class LadderCsv
{
    /// <summary>Its name in the ladder's folder.</summary>
    public const string FileName = "ladder.csv";

    private const string Header = "folder,size,seed,m,parameters,tokens,tokens_trained,learning_rate,loss,wall_seconds";

    /// <summary>Writes the table of all members that the folder holds, whoever trained them.</summary>
    /// <returns>The members, by size, seed and stop.</returns>
    public static IReadOnlyList<MemberRecord> Write(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var members = Directory.EnumerateDirectories(output)
            .SelectMany(Directory.EnumerateDirectories)
            .Select(f => (Folder: Path.GetRelativePath(output, f).Replace('\\', '/'), Record: f.EndsWith(".tmp", StringComparison.Ordinal) ? null : MemberFolder.Read(f)))
            .Where(m => m.Record is not null)
            .OrderBy(m => m.Record!.Parameters).ThenBy(m => m.Record!.Seed).ThenBy(m => m.Record!.TokensPerParameter)
            .ToList();
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (folder, m) in members)
        {
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"{folder},{m!.Size},{m.Seed},{m.TokensPerParameter},{m.Parameters},{m.Tokens},{m.TokensTrained},{m.LearningRate:G9},{m.FinalTrainingLoss:F5},{m.WallSeconds:F2}\n"));
        }

        // Processes over one folder may write at once: each has a file of its own to rename.
        var temporary = Path.Combine(output, string.Create(CultureInfo.InvariantCulture, $"{FileName}.{Environment.ProcessId}.tmp"));
        File.WriteAllText(temporary, text.ToString());
        File.Move(temporary, Path.Combine(output, FileName), overwrite: true);
        return [.. members.Select(m => m.Record!)];
    }
}
