namespace DensingLaw.Density;

/// <summary>A model in the registry.</summary>
public sealed record RegistryModel
{
    /// <summary>Its unique name: that of its hub (<c>google/gemma-2-9b</c>), or a name of the user's.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Who made it; null where not known.</summary>
    public string? Organisation { get; init; }

    /// <summary>When it was released.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Its sizes.</summary>
    public required RegistryParameters Parameters { get; init; }

    /// <summary>Tokens it was trained on; null where not known.</summary>
    public long? TrainingTokens { get; init; }

    /// <summary>Anything else; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>In the order they were added.</summary>
    public required IReadOnlyList<RegistryScore> Scores { get; init; }

    /// <summary>In the order they were added.</summary>
    public required IReadOnlyList<RegistryDensity> Densities { get; init; }
}
