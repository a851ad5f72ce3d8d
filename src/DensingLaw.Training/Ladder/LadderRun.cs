using System.Globalization;
using DensingLaw.Training.Loop;

namespace DensingLaw.Training.Ladder;

/// <summary>One stable run with its branches: a size and a seed, which all stops share.</summary>
/// <param name="Table">The ladder.</param>
/// <param name="Size">A row of it.</param>
/// <param name="Seed">Of initialisation and of the data's order.</param>
public sealed record LadderRun(LadderTable Table, LadderSize Size, int Seed)
{
    /// <summary>Its folder: <c>s1-seed0</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Size.Name}-seed{Seed}");

    /// <summary>Tokens of one step.</summary>
    public long StepTokens => (long)Size.Sequences * Table.Window;

    /// <summary>Tokens that are trained on with branches: the stable run, and each stop's decay.</summary>
    public long BranchedTokens => (Schedule.DecayStart(Steps(Stops[^1])) + Stops.Sum(m => Steps(m) - Schedule.DecayStart(Steps(m)))) * StepTokens;

    /// <summary>Tokens that a run of its own for each stop would train on.</summary>
    public long SeparateTokens => Stops.Sum(Steps) * StepTokens;

    internal IReadOnlyList<int> Stops => Size.TokensPerParameter;

    internal StableDecaySchedule Schedule => new(
        Math.Clamp((long)Math.Round(Table.Warmup * Steps(Stops[0]), MidpointRounding.AwayFromZero), Table.WarmupLeast, Table.WarmupMost), Table.Decay);

    /// <summary>Steps until a stop: m·N tokens in whole steps, at least one.</summary>
    public long Steps(int tokensPerParameter) => Math.Max(1, (long)Math.Round((double)tokensPerParameter * Size.Parameters / StepTokens, MidpointRounding.AwayFromZero));

    /// <summary>All runs of a ladder, the costliest first, so that what is left at the end is short.</summary>
    /// <param name="table">The ladder.</param>
    /// <param name="sizes">Names of sizes, or null for all.</param>
    /// <param name="seeds">Seeds, or null for those of the table.</param>
    /// <exception cref="ConfigurationException">A size that the table does not have.</exception>
    public static IReadOnlyList<LadderRun> Of(LadderTable table, IReadOnlyList<string>? sizes, IReadOnlyList<int>? seeds)
    {
        ArgumentNullException.ThrowIfNull(table);
        var known = table.Sizes.Select(s => s.Name).ToList();
        if (sizes?.FirstOrDefault(s => !known.Contains(s)) is { } unknown)
            throw new ConfigurationException($"the ladder {table.Name} has no size '{unknown}'{NearNames.Hint(unknown, known)}; there are {string.Join(", ", known)}");
        return [.. table.Sizes
            .Where(s => sizes?.Contains(s.Name) ?? true)
            .SelectMany(s => (seeds ?? [.. Enumerable.Range(0, s.Seeds)]).Select(seed => new LadderRun(table, s, seed)))
            .OrderByDescending(r => (double)r.BranchedTokens * r.Size.Parameters)
            .ThenBy(r => r.Seed)];
    }
}
