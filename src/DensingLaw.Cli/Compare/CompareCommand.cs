using System.CommandLine;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw compare</c>: two runs item by item.</summary>
internal sealed class CompareCommand
{
    private readonly Argument<string> _first = new("RUN_A") { Description = "The baseline: a run's folder, or lm-evaluation-harness's --log_samples output" };
    private readonly Argument<string> _second = new("RUN_B") { Description = "The candidate: as RUN_A" };
    private readonly Option<string?> _margin = new("--margin") { HelpName = "F", Description = "The largest loss of score that is accepted (default: 0.005)" };
    private readonly Option<string?> _lossMargin = new("--loss-margin") { HelpName = "F", Description = "The largest rise of a loss that is accepted, as a share of it (default: 0.002)" };
    private readonly Option<string?> _alpha = new("--alpha") { HelpName = "F", Description = "Level of all tests together (default: 0.05)" };
    private readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Seed of the bootstrap (default: 1234)" };
    private readonly Option<string?> _items = new("--items") { HelpName = "N", Description = "Most changed items to show (default: 20)" };
    private readonly Option<string?> _data = new("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases, to show the prompts of changed items" };
    private readonly Option<bool> _strict = new("--require-non-inferiority") { Description = "Exit 1 also where a regression is not ruled out" };
    private readonly Option<bool> _different = new("--allow-different-prompts") { Description = "Compare although prompts, protocols or data differ" };
    private readonly ComparisonOutput _output = new();

    private CompareCommand()
    {
    }

    public static Command Create(ProbeParts parts, CliContext context) => new CompareCommand().Build(parts, context);

    private Command Build(ProbeParts parts, CliContext context)
    {
        var command = new Command("compare", "Compare two runs item by item; exit 0 no regression, 1 regressed, 3 cannot compare.") { _first, _second };
        foreach (var option in (ReadOnlySpan<Option>)[_margin, _lossMargin, _alpha, _seed, _items, _data, _strict, _different])
            command.Options.Add(option);
        _output.AddTo(command);
        command.SetAction(result =>
        {
            var options = Options(result);
            ComparedRun? first = null, second = null;
            BothAtOnce(() => first = ComparedRun.Read(result.GetValue(_first)!), () => second = ComparedRun.Read(result.GetValue(_second)!));
            // Two runs of one plan have one id, which tells nobody which is which.
            if (first!.Label == second!.Label)
                (first, second) = (first with { Label = result.GetValue(_first)! }, second with { Label = result.GetValue(_second)! });
            var comparison = RunComparison.Compare(first, second, options);
            if (result.GetValue(_data) is { } data)
                comparison = ItemPrompts.Fill(comparison, first, data, parts);
            _output.Write(result, comparison, context);
            return comparison.Regressed || (result.GetValue(_strict) && comparison.Inconclusive) ? ExitCode.Regressed : ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Two journals are read on two cores; the first one's error counts.</summary>
    private static void BothAtOnce(Action first, Action second)
    {
        var other = Task.Run(second);
        first();
        other.GetAwaiter().GetResult();
    }

    private ComparisonOptions Options(ParseResult result)
    {
        var errors = new List<string>();
        var seed = MeasureOptions.Whole("--seed", result.GetValue(_seed), 0, errors);
        var items = MeasureOptions.Whole("--items", result.GetValue(_items), 0, errors);
        if (errors.Count > 0)
            throw new ConfigurationException(string.Join("; ", errors));
        var defaults = new ComparisonOptions();
        return defaults with
        {
            Alpha = Fraction("--alpha", result.GetValue(_alpha), 0.49) ?? defaults.Alpha,
            ScoreMargin = Fraction("--margin", result.GetValue(_margin), 1) ?? defaults.ScoreMargin,
            LossMargin = Fraction("--loss-margin", result.GetValue(_lossMargin), 1) ?? defaults.LossMargin,
            Bootstrap = defaults.Bootstrap with { Seed = (ulong)(seed ?? 1234) },
            ChangedItems = items ?? defaults.ChangedItems,
            AllowDifferentPrompts = result.GetValue(_different),
        };
    }

    private static double? Fraction(string option, string? text, double greatest) => text is null ? null : NumberText.Real(option, text, 1e-6, greatest);
}
