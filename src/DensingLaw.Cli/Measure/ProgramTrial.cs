using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Cli;

/// <summary>Some programs of a run, graded while nothing else runs, of which nothing is kept but the time.</summary>
/// <param name="grader">Grades them.</param>
/// <param name="degree">Programs that run side by side.</param>
/// <param name="time">The clock.</param>
/// <param name="cancellation">Looked at between programs.</param>
internal sealed class ProgramTrial(CompletionGrader grader, int degree, TimeProvider time, CancellationToken cancellation)
{
    /// <summary>Grades programs, again and again where there are few, until the time is over and at least as many are done as run side by side.</summary>
    /// <param name="written">Programs that the model wrote; where there are none, the solutions of <paramref name="items"/> stand in: a start, and tests that pass.</param>
    /// <param name="items">The items whose programs are going to be graded.</param>
    /// <param name="limit">How long.</param>
    /// <returns>What a program adds to the time: the time of all by their number.</returns>
    public double SecondsEach(IReadOnlyList<(BenchmarkItem Item, string Completion)> written, IReadOnlyList<BenchmarkItem> items, TimeSpan limit)
    {
        IReadOnlyList<(BenchmarkItem Item, string Completion)> programs = written.Count > 0 ? written : [.. items.Select(i => (i, Solution(i)))];
        programs = Spread(programs);

        // The first one of each worker starts the interpreter that runs tests, which is kept.
        Run(programs, TimeSpan.Zero);
        var start = time.GetTimestamp();
        var count = Run(programs, limit);
        return time.GetElapsedTime(start).TotalSeconds / count;
    }

    /// <summary>In an order whose every start holds programs from all over the list: steps of the golden section.</summary>
    private static T[] Spread<T>(IReadOnlyList<T> list)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        return [.. Enumerable.Range(0, list.Count).OrderBy(i => i * golden % 1).Select(i => list[i])];
    }

    private static string Solution(BenchmarkItem item) => item.Source switch
    {
        HumanEvalProblem problem => problem.CanonicalSolution,
        MbppTask task => task.Code,
        _ => throw new ArgumentException($"item '{item.Id}' is no program's", nameof(item)),
    };

    private int Run(IReadOnlyList<(BenchmarkItem Item, string Completion)> programs, TimeSpan limit)
    {
        var start = time.GetTimestamp();
        var next = -1;
        Task.WhenAll(Enumerable.Range(0, degree).Select(_ => Task.Run(Work, cancellation))).GetAwaiter().GetResult();
        return next + 1;

        void Work()
        {
            do
            {
                cancellation.ThrowIfCancellationRequested();
                var (item, completion) = programs[Interlocked.Increment(ref next) % programs.Count];
                grader.Run(item, completion);
            }
            while (time.GetElapsedTime(start) < limit);
        }
    }
}
