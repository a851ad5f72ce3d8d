using DensingLaw.Evaluation;
using Spectre.Console;

namespace DensingLaw.Cli;

/// <summary>Shows a run's progress: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ProgressView
{
    /// <summary>Characters of a line that are not the text: a bar of at least 24, the percentage, and what separates them.</summary>
    private const int BarWidth = 31;

    public static void Run(CliContext context, Action<Action<RunProgress>> work)
    {
        if (context.ErrorIsTerminal)
            RunWithBar(context, work);
        else
            work(new ProgressLines(context.Log).Report);
    }

    private static void RunWithBar(CliContext context, Action<Action<RunProgress>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(context.Error),
            // The context has decided already; Spectre would take an empty NO_COLOR for a set one.
            ColorSystem = ColorSystemSupport.Standard,
        });
        console.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn()).Start(view =>
        {
            var task = view.AddTask("starting");
            work(progress =>
            {
                task.MaxValue = progress.ResultsTotal;
                task.Value = progress.ResultsDone;
                task.Description = Markup.Escape(ProgressText.Of(progress, console.Profile.Width - BarWidth));
            });
        });
    }
}
