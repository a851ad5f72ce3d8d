using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary>Parses the arguments, runs the command, and turns whatever goes wrong into one line and an exit code.</summary>
internal static class CommandLineApp
{
    public static int Run(string[] arguments, Composition composition, CliContext context)
    {
        try
        {
            var verbosity = new VerbosityOptions();
            var result = Root(composition, context, verbosity).Parse(arguments);
            if (verbosity.AreGiven(result))
            {
                // The commands hold the context they were made with.
                context = verbosity.Apply(result, context);
                result = Root(composition, context, verbosity = new VerbosityOptions()).Parse(arguments);
            }

            var asksForWords = arguments is [var first, ..] && first.StartsWith("[suggest", StringComparison.Ordinal);
            var errors = asksForWords || result.Action is System.CommandLine.Help.HelpAction ? [] : ParseErrors.Of(result);
            if (errors.Count == 0 && verbosity.Problem(result) is { } problem)
                errors = [problem];
            if (errors.Count > 0)
            {
                foreach (var message in errors)
                    context.Error.WriteLine($"error: {message}");
                context.Error.WriteLine($"Run 'densinglaw {CommandPath(result)}--help' for usage.");
                return ExitCode.Configuration;
            }

            return result.Invoke(new InvocationConfiguration
            {
                Output = context.Out,
                Error = context.Error,
                EnableDefaultExceptionHandler = false,
                // Ctrl-C is ours: the run must commit what finished before the process ends.
                ProcessTerminationTimeout = null,
            });
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            context.Error.WriteLine("cancelled");
            return ExitCode.Cancelled;
        }
        catch (DensingLawException error)
        {
            context.Error.WriteLine($"error: {error.Message}");
            if (context.PrintTraces)
                context.Error.WriteLine(error);
            return error.ExitCode;
        }
#pragma warning disable CA1031 // The last place that can say anything: an unexpected error becomes one line and exit code 5.
        catch (Exception error)
#pragma warning restore CA1031
        {
            context.Error.WriteLine($"unexpected error: {error.GetType().Name}: {FirstLine(error.Message)} ({TracePlace(error, context)})");
            return ExitCode.Unexpected;
        }
    }

    private static RootCommand Root(Composition composition, CliContext context, VerbosityOptions verbosity)
    {
        var root = new RootCommand("Measures the capability density of language-model checkpoints.");
        verbosity.AddTo(root);
        root.Subcommands.Add(MeasureCommand.CreateMeasure(composition.Measure, context));
        root.Subcommands.Add(MeasureCommand.CreateBench(composition.Measure, context));
        root.Subcommands.Add(ReportCommand.Create(composition.Measure, context));
        root.Subcommands.Add(RunsCommand.Create(context));
        root.Subcommands.Add(ShowCommand.Create(composition.Probes, context));
        root.Subcommands.Add(WatchCommand.Create(context));
        root.Subcommands.Add(CompareCommand.Create(composition.Probes, context));
        root.Subcommands.Add(ExportCommand.Create(composition.Probes, context));
        root.Subcommands.Add(NightlyCommand.Create(composition.Measure, context));
        root.Subcommands.Add(LossCommand.Create(composition.Probes, composition.Measure, context));
        root.Subcommands.Add(DataCommand.Create(composition.Data, context));
        root.Subcommands.Add(DensityCommand.Create(context));
        root.Subcommands.Add(ReferenceCommand.Create(composition.Measure, context));
        root.Subcommands.Add(LawCommand.Create(context));
        root.Subcommands.Add(ProbeCommand.Create(composition.Probes, composition.StartSandbox, context));
        root.Subcommands.Add(SandboxCommand.Create(composition.StartSandbox, context));
        root.Subcommands.Add(ConvertCommand.Create(context));
        root.Subcommands.Add(CompareEnginesCommand.Create(context));
        root.Subcommands.Add(DoctorCommand.Create(composition, context));
        root.Subcommands.Add(CompletionsCommand.Create(context));
        return root;
    }

    private static string CommandPath(ParseResult result)
    {
        var names = new List<string>();
        for (var at = result.CommandResult; at?.Parent is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, at.Command.Name);
        return string.Concat(names.Select(n => n + " "));
    }

    private static string FirstLine(string message) => message.AsSpan().TrimStart().ToString().Split('\n')[0].TrimEnd();

    private static string TracePlace(Exception error, CliContext context)
    {
        if (context.PrintTraces)
        {
            context.Error.WriteLine(error);
            return "trace above";
        }

        try
        {
            var path = Path.Combine(Path.GetTempPath(), $"densinglaw-trace-{Environment.ProcessId}.txt");
            File.WriteAllText(path, error.ToString());
            return $"trace in {path}";
        }
        catch (Exception writing) when (writing is IOException or UnauthorizedAccessException)
        {
            return "set DENSINGLAW_TRACE=1 for the trace";
        }
    }
}
