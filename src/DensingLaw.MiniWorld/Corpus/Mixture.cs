namespace DensingLaw.MiniWorld.Corpus;

/// <summary>How often a corpus has documents of each kind.</summary>
public sealed record Mixture
{
    /// <summary>What reference ladders are trained on: about a quarter of it is filler.</summary>
    public static Mixture Base { get; } = new() { Name = "base" };

    /// <summary>Almost no filler: the better data of a student that is denser than the reference.</summary>
    public static Mixture Clean { get; } = new() { Name = "clean", Filler = 4 };

    /// <summary>Between <see cref="Base"/> and <see cref="Clean"/>.</summary>
    public static Mixture Filtered { get; } = new() { Name = "filtered", Filler = 28 };

    /// <summary>Mostly filler: the data of an early student.</summary>
    public static Mixture Raw { get; } = new() { Name = "raw", Filler = 240 };

    /// <summary>All that have a name, from the poorest to the best.</summary>
    public static IReadOnlyList<Mixture> All { get; } = [Raw, Base, Filtered, Clean];

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Weight of documents of sentences that nothing asks for; like all weights at least 0.</summary>
    public int Filler { get; init; } = 64;

    /// <summary>Weight of documents that state facts.</summary>
    public int Statements { get; init; } = 38;

    /// <summary>Weight of documents that ask for facts.</summary>
    public int Questions { get; init; } = 12;

    /// <summary>Weight of documents with puzzles.</summary>
    public int Puzzles { get; init; } = 48;

    /// <summary>Weight of documents with problems.</summary>
    public int Problems { get; init; } = 50;

    /// <summary>Weight of documents with functions.</summary>
    public int Functions { get; init; } = 18;

    /// <summary>Weight of documents with programs.</summary>
    public int Programs { get; init; } = 16;

    /// <summary>Weight of documents that repeat words, which teach a model early to look back.</summary>
    public int Echoes { get; init; } = 4;
}
