namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>A part of a benchmark with its own score: an MMLU subject.</summary>
/// <param name="Name">Unique in the benchmark.</param>
/// <param name="Category">The group whose score it counts in (<c>stem</c>), or null where the benchmark has none.</param>
/// <param name="Items">Its items in release order; at least one.</param>
public sealed record Subtask(string Name, string? Category, IReadOnlyList<BenchmarkItem> Items)
{
    /// <summary>The sub-tasks that were asked for, in the benchmark's order.</summary>
    /// <param name="all">The benchmark's.</param>
    /// <param name="names">Those asked for; null for all.</param>
    /// <param name="benchmark">Its name, for messages.</param>
    /// <exception cref="ConfigurationException">One that the benchmark does not have.</exception>
    public static IReadOnlyList<Subtask> Chosen(IReadOnlyList<Subtask> all, IReadOnlyList<string>? names, string benchmark)
    {
        ArgumentNullException.ThrowIfNull(all);
        if (names is null)
            return all;
        var known = all.Select(s => s.Name).ToArray();
        if (names.FirstOrDefault(n => !known.Contains(n)) is { } unknown)
            throw new ConfigurationException($"{benchmark} has no sub-task {unknown}{NearNames.Hint(unknown, known)}; there are {known.Length}: {string.Join(", ", known)}");
        return [.. all.Where(s => names.Contains(s.Name))];
    }
}
