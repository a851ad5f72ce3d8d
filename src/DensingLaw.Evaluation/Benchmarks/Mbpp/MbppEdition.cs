namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>What data of MBPP's form must hold.</summary>
/// <param name="TaskCount">Tasks, numbered from 1.</param>
/// <param name="LastTest">The last task of the test split.</param>
/// <param name="TextsSha256">See <see cref="ReleaseCheck.Texts"/>.</param>
internal sealed record MbppEdition(int TaskCount, int LastTest, string TextsSha256)
{
    /// <summary>Austin et al. 2021.</summary>
    public static MbppEdition Original { get; } =
        new(MbppRelease.TaskCount, MbppRelease.LastTest, "205e3f32f7e266b85fe40ff28a7f2341f73d1684d6396734a1e1d3727aeb0214");

    /// <summary>The mini suite: programs with a loop.</summary>
    public static MbppEdition Mini { get; } = new(410, 410, "d92290eb0d7715cf513e4aa6e9946bc3608eca66419efe8fc993807b7667051a");
}
