namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>A program to be written, and its tests.</summary>
public sealed record MbppTask : ReleaseItem
{
    /// <summary>The number in the release, 1 to 974.</summary>
    public required int TaskId { get; init; }

    /// <summary>What the program should do.</summary>
    public required string Text { get; init; }

    /// <summary>The release's own program; most have CR LF line ends.</summary>
    public required string Code { get; init; }

    /// <summary>Three <c>assert</c> statements.</summary>
    public required IReadOnlyList<string> Tests { get; init; }

    /// <summary>Statements that the tests need before them; empty for all tasks but two.</summary>
    public required string TestSetupCode { get; init; }

    /// <summary>Harder <c>assert</c> statements; empty for most tasks.</summary>
    public required IReadOnlyList<string> ChallengeTests { get; init; }
}
