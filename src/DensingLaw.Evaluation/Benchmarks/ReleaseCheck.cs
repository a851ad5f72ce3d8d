namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>
/// Takes what differs from a release in a benchmark's files: refused, or noted where modified data are allowed. Malformed files are never its matter;
/// readers refuse them.
/// </summary>
/// <param name="allowsModifiedData">Whether differences are noted instead of refused.</param>
internal sealed class ReleaseCheck(bool allowsModifiedData)
{
    // Enough to see what was done to the data, and little enough for a result.
    private const int MaxNoted = 20;
    private readonly List<string> _noted = [];
    private int _more;

    /// <summary>The differences so far, a line each.</summary>
    public IReadOnlyList<string> Differences =>
        _more == 0 ? [.. _noted] : [.. _noted, FormattableString.Invariant($"{_more} differences more")];

    /// <summary>Refuses or notes a difference.</summary>
    /// <param name="difference">One line without a full stop: the file, what it has, and what the release has.</param>
    /// <exception cref="DataIntegrityException">Modified data are not allowed.</exception>
    public void Differ(string difference)
    {
        if (!allowsModifiedData)
            throw new DataIntegrityException($"{difference}. Get the original release file again, or give --allow-modified-data.");
        if (_noted.Count < MaxNoted)
            _noted.Add(difference);
        else
            _more++;
    }

    /// <summary>Compares a count with the release's.</summary>
    /// <param name="where">The file.</param>
    /// <param name="found">The count.</param>
    /// <param name="noun">What is counted, in the plural.</param>
    /// <param name="needed">The release's count.</param>
    public void Count(string where, int found, string noun, int needed)
    {
        if (found != needed)
            Differ(FormattableString.Invariant($"{where} has {found} {noun}; {needed} are needed"));
    }

    /// <summary>Compares the names that a release holds with those that it should hold.</summary>
    /// <param name="where">The folder or file.</param>
    /// <param name="noun">What the names are of, in the plural: <c>subjects</c>.</param>
    /// <param name="expected">The names that the release has.</param>
    /// <param name="found">The names that are there.</param>
    public void Names(string where, string noun, IReadOnlyCollection<string> expected, IReadOnlyCollection<string> found)
    {
        var odd = expected.Except(found).Select(f => "missing " + f).Concat(found.Except(expected).Select(f => "unknown " + f)).ToList();
        if (odd.Count == 0)
            return;
        var more = odd.Count > 1 ? $" and {odd.Count - 1} more" : "";
        Differ(FormattableString.Invariant($"{where} has {found.Count} {noun}; the {expected.Count} of the release are needed ({odd[0]}{more})"));
    }

    /// <summary>Compares the items' texts with the release's, whatever file they were packed in.</summary>
    /// <param name="where">The file.</param>
    /// <param name="texts">All texts that are read, in a fixed order.</param>
    /// <param name="neededSha256">Their <see cref="TextsSha256"/> in the release.</param>
    public void Texts(string where, IEnumerable<string> texts, string neededSha256)
    {
        var found = TextsSha256.Of(texts);
        if (found != neededSha256)
            Differ($"{where} has texts with the SHA-256 {found[..12]}…; the release's {neededSha256[..12]}… is needed");
    }
}
