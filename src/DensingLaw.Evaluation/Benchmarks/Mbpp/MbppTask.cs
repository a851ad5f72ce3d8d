using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>A program to be written, and its tests.</summary>
public sealed record MbppTask : ReleaseItem
{
    /// <summary>The number in the release, 1 to 974.</summary>
    public required int TaskId { get; init; }

    /// <summary>What the program should do.</summary>
    public required string Text { get; init; }

    /// <summary>The release's own program; most of the full release have CR LF line ends.</summary>
    public required string Code { get; init; }

    /// <summary>Three <c>assert</c> statements; three to seven in the sanitized release.</summary>
    public required IReadOnlyList<string> Tests { get; init; }

    /// <summary>Statements that the tests need before them; empty for all tasks but two, and in the sanitized release.</summary>
    public string TestSetupCode { get; init; } = "";

    /// <summary>Import statements that the tests need before them; in the sanitized release alone, and empty for most of its tasks.</summary>
    public IReadOnlyList<string> TestImports { get; init; } = [];

    /// <summary>The notebook in which the task was checked; in the sanitized release alone. Nothing is made of it.</summary>
    public string? SourceFile { get; init; }

    /// <summary>Harder <c>assert</c> statements; empty for most tasks, and in the sanitized release.</summary>
    public IReadOnlyList<string> ChallengeTests { get; init; } = [];

    /// <summary>All that decides a result, in a fixed order, for <see cref="ReleaseCheck.Texts"/>; lists are preceded by their lengths.</summary>
    internal IEnumerable<string> AllTexts() =>
        [Number(TaskId), Text, Code, TestSetupCode, .. Counted(TestImports), .. Counted(Tests), .. Counted(ChallengeTests)];

    private static IEnumerable<string> Counted(IReadOnlyList<string> list) => list.Prepend(Number(list.Count));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
