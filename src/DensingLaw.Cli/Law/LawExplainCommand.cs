using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using DensingLaw.Density;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw law explain</c>: each corollary with its numbers, its data, and what contradicts it.</summary>
internal sealed class LawExplainCommand
{
    private readonly TrendArguments _trend = new();
    private readonly Option<string?> _mmluCf = File("--mmlu-cf", "Densities on MMLU-CF");
    private readonly Option<string?> _mmlu = File("--mmlu", "Densities on MMLU, from before the breakpoint on");
    private readonly Option<string?> _prices = File("--prices", "Token prices: model, date, usd_per_million_tokens");
    private readonly Option<string?> _compression = File("--compression", "Compressed models: model, parent, method, density, parent_density");
    private readonly Option<string?> _growth = File("--growth", "Growth rates: quantity, factor, years");
    private readonly Option<string?> _costs = File("--costs", "Training costs: see configs/law/README.md");
    private readonly Option<string?> _limits = File("--limits", "Information limits: limit, bits_per_parameter, "
        + "reference_bits_per_parameter, source");
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON" };

    private LawExplainCommand()
    {
    }

    public static Command Create(CliContext context)
    {
        var options = new LawExplainCommand();
        var command = new Command("explain", "Work out what follows from the trend, from which data, and what contradicts it.");
        options._trend.AddTo(command, TrendUse.Explain);
        foreach (var option in (ReadOnlySpan<Option>)
            [options._mmluCf, options._mmlu, options._prices, options._compression, options._growth, options._costs, options._limits, options._json])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            if (GivenOptions.CanBeRead(result))
                options._trend.Parse(result, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result =>
        {
            var law = LawData.Read(() => LawExplanation.Of(
                options.Files(result.CommandResult), ReferenceCurveSet.LoadPublished(), options._trend.Parse(result.CommandResult, [])));
            if (result.GetValue(options._json))
                context.Out.Write(Encoding.UTF8.GetString(new LawExplanationDocument { Fit = law.Fit, Corollaries = law.Corollaries }.ToJson()));
            else
                Print(law, context);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Option<string?> File(string name, string description) => new(name) { HelpName = "FILE", Description = description };

    private LawFileChoice Files(CommandResult result) => new()
    {
        Densities = _trend.DensitiesOf(result),
        MmluCf = result.GetValue(_mmluCf),
        Mmlu = result.GetValue(_mmlu),
        Prices = result.GetValue(_prices),
        Compression = result.GetValue(_compression),
        Growth = result.GetValue(_growth),
        Costs = result.GetValue(_costs),
        Limits = result.GetValue(_limits),
    };

    private static void Print(LawExplanation law, CliContext context)
    {
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ln ρ = {law.Fit.SlopePerDay:G4} t {(law.Fit.Intercept < 0 ? "−" : "+")} {Math.Abs(law.Fit.Intercept):G4}, t in days since "
                + $"{law.Fit.Origin:yyyy-MM-dd}"));
        foreach (var corollary in law.Corollaries)
        {
            context.Out.WriteLine();
            context.Out.WriteLine(corollary.Title);
            context.Out.WriteLine($"data: {corollary.Data}");
            TableOutput.PrintBelow(LawTables.Corollary(corollary), context);
            TableOutput.PrintNotesBelow(corollary.Contradictions, context, "but");
        }
    }
}
