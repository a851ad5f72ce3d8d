namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Compares what a release holds with what it should hold.</summary>
internal static class ReleaseNames
{
    /// <param name="where">The folder or file, for the message.</param>
    /// <param name="noun">What the names are of, in the plural: <c>subjects</c>.</param>
    /// <param name="expected">The names that the release has.</param>
    /// <param name="found">The names that are there.</param>
    /// <exception cref="DataIntegrityException">A name is missing, or one is there that the release has not.</exception>
    public static void Check(string where, string noun, IReadOnlyCollection<string> expected, IReadOnlyCollection<string> found)
    {
        var odd = expected.Except(found).Select(f => "missing " + f).Concat(found.Except(expected).Select(f => "unknown " + f)).ToList();
        if (odd.Count == 0)
            return;
        var more = odd.Count > 1 ? $" and {odd.Count - 1} more" : "";
        throw new DataIntegrityException(
            $"{where} has {found.Count} {noun}; the {expected.Count} of the release are needed ({odd[0]}{more}). Get the original release file again.");
    }
}
