using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Suites;

/// <summary>
/// Chooses a suite's items. Nothing but seed, benchmark and item id decides an item's rank, and a larger number of items always includes those of a smaller
/// one, so that the records of a shorter run serve a longer one.
/// </summary>
public static class SuiteSelection
{
    /// <summary>
    /// The items to run, in the benchmark's own order. Within a sub-task those with the lowest ranks are taken: SHA-256 of <c>seed LF benchmark LF item id</c>
    /// in UTF-8, the seed in decimal, compared byte by byte. How many of the suite's <see cref="SuiteBenchmark.Subtasks"/>, is the suite's <see cref="SuiteBenchmark.PerSubtask"/>, or the share of its
    /// <see cref="SuiteBenchmark.Items"/>: at least one where there are enough, the others by the sub-tasks' sizes.
    /// </summary>
    /// <param name="benchmark">What the suite says of the benchmark.</param>
    /// <param name="subtasks">The benchmark's sub-tasks.</param>
    /// <exception cref="ConfigurationException">More items than the benchmark has, or a sub-task that it does not have.</exception>
    public static IReadOnlyList<BenchmarkItem> Select(SuiteBenchmark benchmark, IReadOnlyList<Subtask> subtasks)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentNullException.ThrowIfNull(subtasks);
        var chosen = Subtask.Chosen(subtasks, benchmark.Subtasks, benchmark.Name);
        var counts = Counts(benchmark, [.. chosen.Select(s => s.Items.Count)]);
        return [.. chosen.SelectMany((subtask, i) => Lowest(benchmark, subtask.Items, counts[i]))];
    }

    private static int[] Counts(SuiteBenchmark benchmark, int[] sizes)
    {
        if (benchmark.PerSubtask is { } each)
            return [.. sizes.Select(size => Math.Min(size, each))];
        if (benchmark.Items is not { } total)
            return sizes;
        return total <= sizes.Sum()
            ? SubtaskAllocation.Of(sizes, total)
            : throw new ConfigurationException($"the suite wants {total} items of {benchmark.Name}, which has {sizes.Sum()}{(benchmark.Subtasks is null ? "" : " in these sub-tasks")}; give at most that, or all");
    }

    private static IEnumerable<BenchmarkItem> Lowest(SuiteBenchmark benchmark, IReadOnlyList<BenchmarkItem> items, int count)
    {
        if (count == items.Count)
            return items;
        var chosen = items.OrderBy(item => Rank(benchmark, item.Id), StringComparer.Ordinal).Take(count).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        return items.Where(item => chosen.Contains(item.Id));
    }

    private static string Rank(SuiteBenchmark benchmark, string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{benchmark.Seed}\n{benchmark.Name}\n{id}"))));
}
