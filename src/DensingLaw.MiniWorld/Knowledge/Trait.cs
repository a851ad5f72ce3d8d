namespace DensingLaw.MiniWorld.Knowledge;

/// <summary>Something that every person has one of.</summary>
/// <param name="Name">As texts call it: <c>pet</c>.</param>
/// <param name="Values">The 10 values by rank, one word each.</param>
internal sealed record Trait(string Name, IReadOnlyList<string> Values)
{
    /// <summary>How often a value comes where nothing else decides it.</summary>
    public static Weights Ranks { get; } = Weights.Zipf(10, offset: 4, exponent: 1);

    public static IReadOnlyList<Trait> All { get; } =
    [
        Of("color", "red blue green black white brown pink gray gold purple"),
        Of("home", "paris oslo rome cairo lima delhi tokyo quito dublin prague"),
        Of("job", "baker doctor farmer pilot teacher sailor painter miner lawyer tailor"),
        Of("pet", "cat dog horse goat parrot rabbit turtle snake mouse sheep"),
        Of("food", "bread rice soup cake cheese pasta apple honey salad fish"),
        Of("sport", "tennis chess golf rugby boxing rowing cycling hockey skiing judo"),
    ];

    private static Trait Of(string name, string values) => new(name, values.Split(' '));
}
