namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>What any data must hold to be a benchmark, modified or not: items, each with a name of its own.</summary>
internal static class ReleaseNames
{
    /// <param name="where">The file.</param>
    /// <param name="noun">What the names are of: <c>problem</c>.</param>
    /// <param name="names">One for each item.</param>
    /// <exception cref="DataIntegrityException">No names, or one twice.</exception>
    public static void Check(string where, string noun, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            throw new DataIntegrityException($"{where} has no {noun}; at least 1 is needed. Get the original release file again.");
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new DataIntegrityException(
                FormattableString.Invariant($"{where} has the {noun} {twice.Key} {twice.Count()} times; 1 is allowed. Get the original release file again."));
        }
    }
}
