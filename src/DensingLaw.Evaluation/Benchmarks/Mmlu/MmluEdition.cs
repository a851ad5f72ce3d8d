namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>What data of MMLU's form must hold.</summary>
/// <param name="Subjects">The subjects.</param>
/// <param name="TestRows">Rows of all their tests.</param>
/// <param name="TextsSha256">See <see cref="ReleaseCheck.Texts"/>.</param>
internal sealed record MmluEdition(IReadOnlyCollection<string> Subjects, int TestRows, string TextsSha256)
{
    /// <summary>Hendrycks et al. 2021.</summary>
    public static MmluEdition Original { get; } =
        new([.. MmluSubjects.Categories.Keys], MmluRelease.TestRows, "81c33b51d8bb14cafd17f02c0facca36aa25940151a69fc5355224708ed13947");

    /// <summary>The mini suite: facts about invented people.</summary>
    public static MmluEdition Mini { get; } = new(["color", "food", "home", "job", "pet", "sport"], 600, "2c36269786793b9ec53db93d86488d5ed10f61beac191213a63c01a8a349b628");
}
