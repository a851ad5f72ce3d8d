using System.CommandLine;
using System.Globalization;
using System.Text;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference show</c>: a reference file's curves, as a table and as a drawn page.</summary>
internal static class ReferenceShowCommand
{
    public static Command Create(CliContext context)
    {
        var curve = new Argument<string>("CURVE") { Description = "A reference file, or the name of one that comes with the program", DefaultValueFactory = _ => ReferenceCurveSet.PublishedId };
        var losses = new Option<string?>("--losses") { HelpName = "FILE", Description = "Table of the ladder's losses to draw, CSV (default: the paper's with its curves)" };
        var scores = new Option<string?>("--scores") { HelpName = "FILE", Description = "Table of losses and scores to draw, CSV (default: the paper's with its curves)" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE.html", Description = "Draw the curves and their points as a page" };
        var command = new Command("show", "Show the curves of a reference file.") { curve };
        foreach (var option in (Option[])[losses, scores, output])
            command.Options.Add(option);
        command.SetAction(result =>
        {
            var set = RunDensity.LoadCurves(result.GetValue(curve)!);
            var published = set.Id == ReferenceCurveSet.PublishedId;
            var runs = result.GetValue(losses) is { } lossFile ? InputText.Read("--losses", lossFile, LossTable.Parse) : published ? PublishedPoints.Losses() : null;
            var models = result.GetValue(scores) is { } scoreFile ? InputText.Read("--scores", scoreFile, ScoreTable.Parse) : published ? PublishedPoints.Scores() : null;
            TableOutput.Print(Table(set), context);
            context.Out.WriteLine();
            context.Out.WriteLine(
                $"{set.Id}: D0 = {ParameterText.Of(set.ReferenceTokens)} tokens; fitted on {ParameterText.Of(set.Ladder.ParametersMin)} to {ParameterText.Of(set.Ladder.ParametersMax)} parameters and "
                + $"{ParameterText.Of(set.Ladder.TokensMin)} to {ParameterText.Of(set.Ladder.TokensMax)} tokens");
            if (result.GetValue(output) is { } page)
            {
                AtomicFile.Write(page, Encoding.UTF8.GetBytes(ReferenceHtml.Of(set, runs, models)));
                context.Out.WriteLine($"drawn: {page}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Table Table(ReferenceCurveSet set) => new()
    {
        Headers = ["curve", "a", "alpha", "b", "beta", "E", "c", "gamma", "l", "d", "ceiling %", "optima", "draws"],
        RightAligned = [.. Enumerable.Range(1, 12)],
        LeftOutFirst = [12, 9, 6, 5, 8, 7],
        Rows =
        [
            .. set.Curves.Select(c => (IReadOnlyList<string>)
            [
                c.Benchmark, Text(c.Loss.A), Text(c.Loss.Alpha), Text(c.Loss.B), Text(c.Loss.Beta), Text(c.Loss.Irreducible), Text(c.Score.C), Text(c.Score.Gamma),
                Text(c.Score.Midpoint), Text(c.Score.Floor), c.CeilingPercent.ToString("0.0", CultureInfo.InvariantCulture), Text(1 + c.OtherOptima.Count), Text(c.Draws.Count),
            ]),
        ],
    };

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
