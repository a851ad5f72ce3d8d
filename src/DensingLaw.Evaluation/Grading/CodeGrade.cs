namespace DensingLaw.Evaluation.Grading;

/// <summary>What came of a model-written program.</summary>
public sealed record CodeGrade
{
    /// <summary>All tests of the item held.</summary>
    public required bool Passed { get; init; }

    /// <summary>
    /// Why not: the type of a Python exception (<c>AssertionError</c>, <c>SyntaxError</c>), or <c>timeout</c>, <c>memory</c>, <c>output</c> (a value too large
    /// to be carried), <c>crash</c> (the process ended), <c>empty</c> (no program). Null for a program that passed.
    /// </summary>
    public required string? Failure { get; init; }

    /// <summary>
    /// The benchmark's own check, which runs tests and program in one interpreter, passes where this one does not: the program deceives its tests, or returns
    /// what no plain value can stand for. Not asked where the program did not load or ran out of time: that check would not pass either.
    /// </summary>
    public required bool SuspiciousPass { get; init; }

    /// <summary>Processor seconds of the program, start of the interpreter left out; 0 where the kernel does not count them or the program ended its process.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Where the verdict was formed: <c>two-process</c>, or <c>none</c> when nothing had to run.</summary>
    public required string Mode { get; init; }

    /// <summary>Time ran out while other work had the processors, and the program was run once more with the same processor time and more waiting.</summary>
    public required bool Retried { get; init; }
}
