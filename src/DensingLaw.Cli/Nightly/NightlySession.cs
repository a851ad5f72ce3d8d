using System.Globalization;
using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Cli;

/// <summary>One night: every checkpoint, then the reports, the history, old nights' removal and the notice of a failure.</summary>
internal sealed class NightlySession(NightlyConfig config, MeasureParts parts, CliContext context)
{
    public int Run()
    {
        using var held = NightlyLock.Acquire(config.State, context.Time);
        var history = NightlyHistory.Read(config.State);
        var began = context.Time.GetUtcNow();
        var folder = Path.GetFullPath(Path.Combine(config.State, "nights", began.UtcDateTime.ToString("yyyy-MM-dd'T'HHmmss'Z'", CultureInfo.InvariantCulture)));
        Directory.CreateDirectory(folder);
        var series = config.Checkpoints.SelectMany(Expand).ToArray();
        var outcomes = series.Select(s => s.Error is null
            ? new NightlyCheckpointRun(config, parts, context, folder, began).Run(s.Name, s.Path, history.Of(s.Name))
            : NightlyCheckpointRun.Failed(s.Name, Path.Combine(folder, s.Name), began, [], s.Error)).ToArray();
        history = history.Append(outcomes.Select(o => o.Record));
        NightReport.Write(folder, began, outcomes);
        foreach (var line in outcomes.SelectMany(NightReport.Lines))
            context.Out.WriteLine(line);
        context.Out.WriteLine($"night: {folder}");
        Retention.Apply(config, history, folder);
        var code = outcomes.Any(o => o.IsRegressed) ? ExitCode.Regressed : outcomes.Select(o => o.Error).OfType<DensingLawException>().FirstOrDefault()?.ExitCode ?? ExitCode.Ok;
        if (code != ExitCode.Ok)
            FailureNotice.Send(config, folder, outcomes, context);
        return code;
    }

    // A pattern without a match fails its own checkpoint and no other.
    private static IEnumerable<(string Name, string Path, DensingLawException? Error)> Expand(NightlyCheckpoint checkpoint)
    {
        try
        {
            return checkpoint.Expand().Select(e => (e.Series, e.Path, (DensingLawException?)null));
        }
        catch (ConfigurationException error)
        {
            return [(checkpoint.Name, checkpoint.Pattern, error)];
        }
    }
}
