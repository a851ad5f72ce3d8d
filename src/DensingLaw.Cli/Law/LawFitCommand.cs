using System.CommandLine;
using System.Text;
using DensingLaw.Density;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw law fit</c>: the trend with everything that says how far to trust it.</summary>
internal static class LawFitCommand
{
    public static Command Create(CliContext context)
    {
        var trend = new TrendArguments();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var command = new Command("fit", "Fit the trend of density over time.");
        trend.AddTo(command, TrendUse.Fit);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            if (GivenOptions.CanBeRead(result))
                trend.Parse(result, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result =>
        {
            var file = trend.Read(result.CommandResult);
            var options = trend.Parse(result.CommandResult, []);
            var document = LawFitDocument.Of(file.Name, file.Models.Count, LawData.Read(() => TrendAnalysis.Of(file.Models, options)));
            if (result.GetValue(json))
                context.Out.Write(Encoding.UTF8.GetString(document.ToJson()));
            else
                Print(document, context);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(LawFitDocument document, CliContext context)
    {
        context.Out.WriteLine($"ln ρ = A t + B, t in days since {document.Fit.Origin:yyyy-MM-dd}; {document.Models} models of {document.Densities}");
        foreach (var table in (Func<LawFitDocument, Table>[])
            [LawTables.Rules, LawTables.Intervals, LawTables.Records, LawTables.Breakpoint, LawTables.Families, LawTables.Shape])
        {
            TableOutput.PrintBelow(table(document), context);
        }

        TableOutput.PrintNotesBelow(document.Notes, context);
    }
}
