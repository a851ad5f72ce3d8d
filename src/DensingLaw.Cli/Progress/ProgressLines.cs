using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>Progress for logs: a plain line every ten seconds or every twentieth of the run, whichever comes first, and one at the end.</summary>
internal sealed class ProgressLines(TextWriter writer)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private TimeSpan _last = TimeSpan.MinValue;
    private int _lastStep = -1;

    public void Report(RunProgress progress)
    {
        var step = (int)(20L * progress.ResultsDone / progress.ResultsTotal);
        if (_lastStep < 0)
            (_last, _lastStep) = (progress.Elapsed, step);
        // A fast run would print twenty lines in a blink: steps count only when a second has passed.
        var due = progress.Elapsed - _last >= s_interval || (step > _lastStep && progress.Elapsed - _last >= TimeSpan.FromSeconds(1)) ||
            progress.ResultsDone == progress.ResultsTotal;
        if (!due)
            return;
        (_last, _lastStep) = (progress.Elapsed, step);
        writer.WriteLine(ProgressText.Of(progress));
    }
}
