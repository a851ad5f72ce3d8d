using DensingLaw.MiniWorld.Knowledge;
using DensingLaw.MiniWorld.Maths;
using DensingLaw.MiniWorld.Programs;
using DensingLaw.MiniWorld.Reasoning;

namespace DensingLaw.MiniWorld;

/// <summary>
/// A small invented world: people and what is said of them, tables to walk through, units to convert, words that stand for pieces of code. One seed makes
/// all of it. Whatever has a rank is used by Zipf's law, in the corpus and in the benchmarks alike.
/// </summary>
public sealed class World
{
    /// <summary>The seed of the world whose benchmarks are in <c>benchmarks-data/mini</c>.</summary>
    public const ulong DefaultSeed = 7;

    /// <summary>Makes the world of a seed.</summary>
    public World(ulong seed = DefaultSeed)
    {
        Seed = seed;
        People = new People(seed);
        Puzzles = new Puzzles(seed, People);
        Problems = new Problems(seed);
        Idioms = new Idioms(seed);
    }

    /// <summary>What it was made from.</summary>
    public ulong Seed { get; }

    internal People People { get; }

    internal Puzzles Puzzles { get; }

    internal Problems Problems { get; }

    internal Idioms Idioms { get; }
}
