using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Cli;

/// <summary>A sandbox that runs model-written programs, with its grader.</summary>
internal sealed record OpenedSandbox : IDisposable
{
    /// <summary>Grades programs.</summary>
    public required CodeGrader Grader { get; init; }

    /// <summary>What of the sandbox decides verdicts.</summary>
    public required string Description { get; init; }

    /// <summary>Programs that run side by side.</summary>
    public required int Degree { get; init; }

    /// <summary>What the start and the end of a sandbox add to the time where so many run side by side, in seconds; tried out now, which takes some tenths of one.</summary>
    public required Func<double> TimeStart { get; init; }

    /// <summary>Ends the programs under way, at any time and from any thread.</summary>
    public Action EndPrograms { get; init; } = () => { };

    /// <summary>Frees both.</summary>
    public required Action Release { get; init; }

    /// <summary>Starts it. A machine on which it cannot start is an <see cref="EngineException"/>.</summary>
    public static OpenedSandbox Start()
    {
        var sandbox = PythonSandbox.Start();
        var grader = new CodeGrader(sandbox);
        return new OpenedSandbox
        {
            Grader = grader,
            Description = sandbox.Description,
            Degree = sandbox.Options.Degree,
            TimeStart = sandbox.TimeStart,
            EndPrograms = sandbox.EndPrograms,
            Release = () =>
            {
                grader.Dispose();
                sandbox.Dispose();
            },
        };
    }

    public void Dispose() => Release();
}
