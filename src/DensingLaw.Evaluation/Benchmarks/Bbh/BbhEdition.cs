namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>What data of BIG-Bench Hard's form must hold.</summary>
/// <param name="Sizes">Questions by sub-task.</param>
/// <param name="TextsSha256">See <see cref="ReleaseCheck.Texts"/>.</param>
internal sealed record BbhEdition(IReadOnlyDictionary<string, int> Sizes, string TextsSha256)
{
    /// <summary>Suzgun et al. 2022.</summary>
    public static BbhEdition Original { get; } = new(BbhTasks.Sizes, "771c1035e1e34b14bc56a5e20d362522f9bee2f3e920d6623d89560ffa2f6923");

    /// <summary>The mini suite: chains of look-ups. Every question has its reasoning, which its loss is of.</summary>
    public static BbhEdition Mini { get; } = new(
        new[] { "boss", "calendar", "clock", "lamp", "map", "market" }.ToDictionary(task => task, _ => 100),
        "37af4a4b92a1587d84c0b09244b0bed5e93570fa5f74812a05291460fc2c3913");
}
