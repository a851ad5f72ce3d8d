using System.CommandLine;
using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference fit</c>: fits loss law and score curve, shows every optimum, and writes reference files.</summary>
internal static class ReferenceFitCommand
{
    public static Command Create(CliContext context)
    {
        var arguments = new ReferenceFitArguments();
        var command = new Command("fit", "Fit a loss law and a score curve to points, with every optimum.");
        arguments.AddTo(command);
        command.SetAction(result =>
        {
            try
            {
                Run(arguments, result, context);
                return ExitCode.Ok;
            }
            catch (InvalidDataException error)
            {
                throw new DataIntegrityException(error.Message, error);
            }
            catch (ArgumentException error)
            {
                throw new DataIntegrityException($"the points do not allow this fit: {error.Message.Split('\n')[0]}", error);
            }
        });
        return command;
    }

    private static void Run(ReferenceFitArguments arguments, ParseResult result, CliContext context)
    {
        var (options, bootstrap) = (arguments.FitOptions(result), arguments.BootstrapOptions(result));
        var tokens = NumberText.Real("--d0", result.GetValue(arguments.ReferenceTokens)!, 1, double.PositiveInfinity);
        var (losses, scores) = (arguments.LossTable(result), arguments.ScoreTable(result));
        var benchmark = result.GetValue(arguments.Benchmark) ?? Default(losses);
        var fit = CurveFitter.Fit(losses, scores, benchmark, options);
        var draws = bootstrap is null ? [] : CurveBootstrap.Draw(fit, bootstrap);
        var report = new ReferenceFitReport(fit, options, tokens, arguments.ScoresAt(result), draws);
        if (result.GetValue(arguments.Output) is { } output)
            Write(output, losses, scores, tokens, options, bootstrap!, context);
        if (result.GetValue(arguments.Json))
            context.Out.Write(JsonText.Of(report.ToJson()));
        else
            report.WriteTo(context);
    }

    private static string Default(LossTable losses) => losses.Benchmarks.Count == 1 ? losses.Benchmarks.First() : ReferenceCurveSet.AverageKey;

    private static void Write(
        string path, LossTable losses, ScoreTable scores, double tokens, CurveFitOptions options, CurveBootstrapOptions bootstrap, CliContext context)
    {
        var source = new ReferenceSource("densinglaw reference fit", null, "that of the points", $"fitted; {bootstrap.Draws} draws of each optimum, seed {bootstrap.Seed}");
        var set = options.Published
            ? ReferenceSetBuilder.WithDraws(ReferenceCurveSet.LoadPublished(), losses, scores, bootstrap).At(tokens)
            : ReferenceSetBuilder.Build(losses, scores, Path.GetFileNameWithoutExtension(path), source, tokens, options, bootstrap);
        try
        {
            File.WriteAllBytes(path, set.ToJson());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot write --output '{path}' ({error.Message})", error);
        }

        context.Log.WriteLine($"{set.Curves.Count} curves written to {path}");
    }
}
