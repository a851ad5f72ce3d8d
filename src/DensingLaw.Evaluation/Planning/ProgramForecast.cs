using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Planning;

/// <summary>Programs that are going to be graded beside the engine.</summary>
/// <param name="Count">How many.</param>
/// <param name="SecondsEach">What each adds to the time when nothing else runs on the machine: a program's time by the number of those that run side by side.</param>
/// <param name="EngineShare">The share of the machine's processors that the engine keeps busy: 1 where it computes on all of them.</param>
public readonly record struct ProgramForecast(long Count, double SecondsEach, double EngineShare)
{
    /// <summary>Sandboxes that a program is taken to need where few have been seen: one if it passes, two if it fails.</summary>
    private const double UsualStarts = 1.5;

    /// <summary>Programs whose mean says more than <see cref="UsualStarts"/>.</summary>
    private const int Enough = 8;

    /// <summary>From what a run has graded, which the engine beside it has slowed down: so from starts and processor time alone.</summary>
    /// <param name="left">Programs left.</param>
    /// <param name="graded">Those graded.</param>
    /// <param name="startSeconds">What a sandbox's start and end add to the time on a machine that does nothing else.</param>
    /// <param name="degree">Programs that run side by side.</param>
    /// <param name="engineShare">The engine's share of the processors.</param>
    public static ProgramForecast Of(long left, GradedPrograms graded, double startSeconds, int degree, double engineShare)
    {
        var (starts, own) = graded.Count < Enough ? (UsualStarts, 0) : ((double)graded.Starts / graded.Count, graded.CpuSeconds / graded.Count);
        return new ProgramForecast(left, (starts * startSeconds) + (own / degree), engineShare);
    }

    /// <summary>Seconds until both are done: programs have the processors that the engine leaves, and all of them after it.</summary>
    /// <param name="engineSeconds">What the engine's work takes by itself.</param>
    public double SecondsBeside(double engineSeconds) => Math.Max(engineSeconds, (Count * SecondsEach) + (engineSeconds * EngineShare));
}
