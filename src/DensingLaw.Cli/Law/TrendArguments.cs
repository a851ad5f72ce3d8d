using System.CommandLine;
using System.CommandLine.Parsing;
using DensingLaw.Density;
using DensingLaw.Numerics;

namespace DensingLaw.Cli;

/// <summary>The options that say which densities a trend is fitted to, and how.</summary>
internal sealed class TrendArguments
{
    private const string NoDensities = "none";

    private static readonly Dictionary<string, TrendRule> s_rules = new(StringComparer.Ordinal)
    {
        ["records"] = TrendRule.Records,
        ["running-maximum"] = TrendRule.RunningMaximum,
        ["all-models"] = TrendRule.AllModels,
        ["quantile-95"] = TrendRule.Quantile95,
    };

    private readonly Option<string?> _densities = new("--densities")
    {
        HelpName = "FILE",
        Description = "CSV with model, release_date, density "
        + "(default: the paper's 51 models); none with --registry: its models alone"
    };
    private readonly Option<string?> _registry = new("--registry")
    {
        HelpName = "FILE",
        Description = "Also the average densities of a model "
        + "registry's measured runs"
    };
    private readonly Option<string?> _rule = new("--rule")
    {
        HelpName = "NAME",
        Description = $"Points of the line: {string.Join(", ", s_rules.Keys)} (default: records)",
    };
    private readonly Option<string?> _origin = new("--origin") { HelpName = "DATE", Description = "The day of t = 0 (default: the first model's)" };
    private readonly Option<string?> _breakpoint = new("--breakpoint")
    {
        HelpName = "DATE",
        Description = "The day tested for a change of the "
        + "trend (default: 2022-11-30)"
    };
    private readonly Option<string?> _deviation = new("--density-log-sd")
    {
        HelpName = "X",
        Description = "Standard deviation of ln ρ where the "
        + "file gives none (default: 0.3)"
    };
    private readonly Option<string?> _level = new("--level") { HelpName = "X", Description = "Coverage of the intervals (default: 0.9)" };
    private readonly Option<string?> _draws = new("--draws") { HelpName = "N", Description = "Draws of the bootstrap (default: 1000)" };
    private readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Seed of the bootstrap (default: 1234)" };

    /// <summary>Which of them a command takes; the others keep their defaults.</summary>
    public void AddTo(Command command, TrendUse use)
    {
        ReadOnlySpan<Option> taken = use switch
        {
            TrendUse.Fit => [_densities, _registry, _rule, _origin, _breakpoint, _deviation, _level, _draws, _seed],
            TrendUse.Explain => [_densities, _rule, _origin, _breakpoint, _level, _draws, _seed],
            _ => [_densities, _registry, _rule, _origin, _level],
        };
        foreach (var option in taken)
            command.Options.Add(option);
    }

    /// <summary>The path given for the densities; null for those that ship.</summary>
    public string? DensitiesOf(CommandResult result) => result.GetValue(_densities);

    /// <summary>Reads the options; errors are added.</summary>
    public TrendAnalysisOptions Parse(CommandResult result, ICollection<string> errors)
    {
        var name = result.GetValue(_rule) ?? "records";
        if (!s_rules.TryGetValue(name, out var rule))
            errors.Add($"unknown rule {name}{NearNames.Hint(name, s_rules.Keys)}; there are: {string.Join(", ", s_rules.Keys)}");
        var defaults = new TrendAnalysisOptions();
        var draws = MeasureOptions.Whole("--draws", result.GetValue(_draws), 100, errors) ?? defaults.Bootstrap.Draws;
        if (draws > 1_000_000)
            errors.Add($"--draws is {draws}; give at most 1000000");
        var level = LawValues.Number("--level", result.GetValue(_level), 0, 1 - 2.0 / (draws + 1), $"a share above 0 that leaves a draw of "
            + $"{draws} in each tail, such as 0.9", errors);
        return defaults with
        {
            Rule = rule,
            Origin = LawValues.Date("--origin", result.GetValue(_origin), errors),
            Breakpoint = LawValues.Date("--breakpoint", result.GetValue(_breakpoint), errors) ?? defaults.Breakpoint,
            LogStandardDeviation = LawValues.Number("--density-log-sd", result.GetValue(_deviation), -double.Epsilon, 10, "a number from 0 to 10", errors)
                ?? defaults.LogStandardDeviation,
            Bootstrap = new BootstrapOptions
            {
                Draws = draws,
                Seed = (ulong)(MeasureOptions.Whole("--seed", result.GetValue(_seed), 0, errors) ?? (int)defaults.Bootstrap.Seed),
                Level = level ?? defaults.Bootstrap.Level,
            },
        };
    }

    /// <summary>Reads the densities, with those of the registry where one is given.</summary>
    public DensityFile Read(CommandResult result)
    {
        var (densities, registry) = (result.GetValue(_densities), result.GetValue(_registry));
        if (registry is null)
            return LawData.Read(() => DensityFile.Read(densities));

        // A registry measured on a curve of one's own has nothing in common with the paper's models.
        var file = densities == NoDensities ? null : LawData.Read(() => DensityFile.Read(densities));
        var measured = LawData.ReadRegistry(registry).MeasuredOn(ReferenceCurveSet.AverageKey);
        return measured.Count > 0
            ? file is null ? new DensityFile(registry, measured) : new DensityFile($"{file.Name} and {registry}", [.. file.Models, .. measured])
            : throw new ConfigurationException($"'{registry}' has no density of all five benchmarks; add a run of them with: densinglaw law add");
    }
}
