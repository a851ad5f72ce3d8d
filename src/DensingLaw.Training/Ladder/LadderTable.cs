using DensingLaw.Checkpoints;
using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Training.Ladder;

/// <summary>A reference ladder's table: shapes, training stops, and how all of them are trained.</summary>
public sealed record LadderTable
{
    /// <summary>The folder of the tables and presets among the library's resources.</summary>
    internal const string Resources = "ladders";

    private const string Kind = "ladder";

    /// <summary>The tables that travel with the library.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mini", "2025"];

    /// <summary>The ladder's name.</summary>
    public required string Name { get; init; }

    /// <summary>Tokens a sequence.</summary>
    public required int Window { get; init; }

    /// <summary>Whether the output head is the embedding matrix.</summary>
    public required bool Tied { get; init; }

    /// <summary>θ of the rotary angles.</summary>
    public required double RotaryBase { get; init; }

    /// <summary>ε of the norms.</summary>
    public required double NormEpsilon { get; init; }

    /// <summary>AdamW's decay of matrices.</summary>
    public required double WeightDecay { get; init; }

    /// <summary>Warm-up, as a share of the first stop's steps.</summary>
    public required double Warmup { get; init; }

    /// <summary>Warm-up steps at least.</summary>
    public required int WarmupLeast { get; init; }

    /// <summary>Warm-up steps at most.</summary>
    public required int WarmupMost { get; init; }

    /// <summary>Decay, as a share of each stop's steps.</summary>
    public required double Decay { get; init; }

    /// <summary>At least two sizes, in the table's order.</summary>
    public required IReadOnlyList<LadderSize> Sizes { get; init; }

    /// <summary>Reads one of <see cref="Names"/>, or a file.</summary>
    /// <exception cref="ConfigurationException">No such table or file, or it is not a valid table; one line names file, line and key.</exception>
    public static LadderTable Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (!Names.Contains(nameOrPath))
            return LadderReader.Read(SettingsText.OfFile(Kind, nameOrPath, Names), nameOrPath);
        var (yaml, file) = SettingsText.Own(typeof(LadderTable).Assembly, Resources, $"{Kind}-{nameOrPath}");
        return LadderReader.Read(yaml, file);
    }

    /// <summary>The model of one size over a vocabulary.</summary>
    public ModelSpec Spec(LadderSize size, int vocabulary)
    {
        ArgumentNullException.ThrowIfNull(size);
        return size.Spec(vocabulary, Window, Tied, RotaryBase, NormEpsilon);
    }
}
