namespace DensingLaw.Density;

/// <summary>
/// The points that the paper's curves were fitted to, measured from its figure (Extended Data Fig. 1, CC BY 4.0), as they were when the library was built:
/// <c>configs/reference/published-2025-losses.csv</c> and <c>-scores.csv</c>.
/// </summary>
public static class PublishedPoints
{
    /// <summary>The reference set that was fitted on them.</summary>
    public const string ReferenceId = "published-2025";

    private const string LossFile = "published-2025-losses.csv";
    private const string ScoreFile = "published-2025-scores.csv";

    /// <summary>33 runs of six models on five benchmarks.</summary>
    public static LossTable Losses() => LossTable.Parse(Read(LossFile), LossFile);

    /// <summary>Ten models on five benchmarks, and their category means.</summary>
    public static ScoreTable Scores() => ScoreTable.Parse(Read(ScoreFile), ScoreFile);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PublishedPoints).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
