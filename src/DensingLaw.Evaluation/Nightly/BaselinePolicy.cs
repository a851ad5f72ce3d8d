namespace DensingLaw.Evaluation.Nightly;

/// <summary>Which run a night is compared with.</summary>
/// <param name="Kind">How it is chosen.</param>
/// <param name="Pinned">The run's folder, for <see cref="BaselineKind.Pinned"/>.</param>
/// <param name="Nights">Of how many green nights, for <see cref="BaselineKind.Median"/>.</param>
public sealed record BaselinePolicy(BaselineKind Kind, string? Pinned, int Nights)
{
    /// <summary>The baseline's folder for a series; null where there is none yet.</summary>
    /// <param name="history">Earlier nights of the series, oldest first.</param>
    public string? Choose(IReadOnlyList<NightRecord> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        NightRecord[] green = [.. history.Where(n => n.Green && Directory.Exists(n.Folder))];
        return Kind switch
        {
            BaselineKind.Pinned => Pinned,
            // The lower of the two in the middle, so that the baseline is a night that was.
            BaselineKind.Median when green.Length > 0 => green.TakeLast(Nights).OrderBy(n => n.MeanScore).ToArray() is var last ? last[(last.Length - 1) / 2].Folder : null,
            _ => green.LastOrDefault()?.Folder,
        };
    }
}
