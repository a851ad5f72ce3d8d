using System.CommandLine;
using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw density</c>: densities from scores or losses that are already known.</summary>
internal static class DensityCommand
{
    public static Command Create(CliContext context)
    {
        var arguments = new DensityArguments();
        var command = new Command("density", "Compute densities from known scores or losses; measures nothing.");
        arguments.AddTo(command);
        command.SetAction(result =>
        {
            try
            {
                if (result.GetValue(arguments.Table) is { } table)
                    Table(arguments, result, table, context);
                else
                    One(arguments, result, context);
                return ExitCode.Ok;
            }
            catch (ArgumentException error)
            {
                throw new ConfigurationException(error.Message.Split('\n')[0], error);
            }
        });
        return command;
    }

    private static void One(DensityArguments arguments, ParseResult result, CliContext context)
    {
        var choice = arguments.Choice(result);
        var parameters = DensityArguments.Count(result, arguments.Parameters) ?? throw new ConfigurationException("--parameters is missing; give the model's non-embedding parameters");
        var score = DensityArguments.Number(result, arguments.Score, 0, 100);
        var loss = DensityArguments.Number(result, arguments.Loss, 1e-9, double.PositiveInfinity);
        if (score is null && loss is null)
            throw new ConfigurationException("there is no score: give --score, --loss in bits per byte, or --scores with a table");
        var estimator = new DensityEstimator(choice.References);
        var report = new DensityReport
        {
            FromScore = score is { } s
                ? estimator.EstimateScore(choice.Curve.Benchmark, s, DensityArguments.Number(result, arguments.ScoreError, 1e-9, 100), parameters)
                : null,
            FromLoss = loss is { } l
                ? estimator.EstimateLoss(choice.Curve.Benchmark, l, DensityArguments.Number(result, arguments.LossError, 1e-12, double.PositiveInfinity), parameters)
                : null,
            Time = arguments.Time(result, parameters),
            Sensitivity = !result.GetValue(arguments.Sensitivity) || score is null ? []
                : choice.IsPublished ? DensitySensitivity.Of(choice.Curve, score.Value, PublishedPoints.Losses(), PublishedPoints.Scores())
                : DensitySensitivity.Of(choice.Curve, score.Value),
        };
        if (result.GetValue(arguments.Json))
            context.Out.Write(JsonText.Of(report.ToJson()));
        else
            report.WriteTo(context);
    }

    private static void Table(DensityArguments arguments, ParseResult result, string path, CliContext context)
    {
        if (result.GetValue(arguments.Score) is not null || result.GetValue(arguments.Loss) is not null)
            throw new ConfigurationException("--scores excludes --score and --loss: the table has the scores");
        var choice = arguments.Choice(result);
        var rows = InputText.Read("--scores", path, (text, file) => PublishedScoreTable.Parse(text, file, choice.Curve));
        var report = new PublishedDensities(rows, new DensityEstimator(choice.References), choice.Curve);
        if (result.GetValue(arguments.Json))
            context.Out.Write(JsonText.Of(report.ToJson()));
        else
            report.WriteTo(context);
    }
}
