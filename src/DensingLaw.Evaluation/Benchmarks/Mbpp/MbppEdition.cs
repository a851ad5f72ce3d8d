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
    public static MbppEdition Mini { get; } = new(310, 310, "00b90ae414d6f5ca182cf55cc951e1c0d39fd9a2d941c5232a0b7cf8d5e99785");
}
