using System.Globalization;
using System.Text;
using DensingLaw.Evaluation;

namespace DensingLaw.Training.Ladder;

/// <summary>A ladder's table of trained members, <c>ladder.csv</c>: what an evaluation of the ladder begins with.</summary>
public static class LadderCsv
{
    /// <summary>Its name in the ladder's folder.</summary>
    public const string FileName = "ladder.csv";

    private const string LockName = "ladder.lock";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private const string Header = "folder,size,seed,m,parameters,tokens,tokens_trained,learning_rate,loss,wall_seconds";

    /// <summary>Writes the table of all members that the folder holds, whoever trained them.</summary>
    /// <returns>The members, by size, seed and stop.</returns>
    /// <exception cref="ConfigurationException">The folder cannot be written, or another process writes the table for a minute.</exception>
    public static IReadOnlyList<MemberRecord> Write(string output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);

        // Processes over one folder, of several machines perhaps: who looks for members last must also be who writes last, or the table lacks some.
        using var turn = FileTurn.Acquire(Path.Combine(output, LockName), s_patience, "name another --out", cancellation);
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

        AtomicFile.Write(Path.Combine(output, FileName), Encoding.UTF8.GetBytes(text.ToString()));
        return [.. members.Select(m => m.Record!)];
    }
}
