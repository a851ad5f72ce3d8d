using System.CommandLine;
using System.CommandLine.Parsing;
using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>The options of <c>reference fit</c> and what they mean together.</summary>
internal sealed class ReferenceFitArguments
{
    private static readonly Dictionary<string, BenchmarkAverage> s_averages = new(StringComparer.Ordinal)
    {
        ["five"] = BenchmarkAverage.MeanOfFive,
        ["categories"] = BenchmarkAverage.MeanOfCategories,
        ["without-humaneval"] = BenchmarkAverage.WithoutHumanEval,
    };

    private static readonly Dictionary<string, LossObjective> s_objectives = new(StringComparer.Ordinal)
    {
        ["least-squares"] = LossObjective.LeastSquares,
        ["huber-log"] = LossObjective.HuberLog,
        ["weighted"] = LossObjective.Weighted,
    };

    public Option<string?> Losses { get; } = new("--losses") { HelpName = "FILE", Description = "Table of the ladder's losses, CSV (default: the paper's)" };

    public Option<string?> Scores { get; } = new("--scores") { HelpName = "FILE", Description = "Table of losses and scores, CSV (default: the paper's)" };

    public Option<string?> Benchmark { get; } = new("--benchmark") { HelpName = "NAME", Description = "Which to fit, or average (default: average, or the only one there is)" };

    public Option<string> Average { get; } = new("--average")
    {
        HelpName = "NAME",
        Description = "five, categories or without-humaneval; on the loss and the score side",
        DefaultValueFactory = _ => "five",
    };

    public Option<string?> Compatibility { get; } = new("--compat") { HelpName = "published", Description = "Mix averages and choose the optimum as the paper did" };

    public Option<string> Objective { get; } = new("--objective")
    {
        HelpName = "NAME",
        Description = "least-squares, huber-log or weighted",
        DefaultValueFactory = _ => "least-squares",
    };

    public Option<bool> Irreducible { get; } = new("--irreducible") { Description = "Fit an irreducible loss E as well" };

    public Option<bool> RunSpread { get; } = new("--run-spread") { Description = "Keep how far single runs lie from the law, so that intervals are for one seed" };

    public Option<bool> NoAnchor { get; } = new("--no-anchor") { Description = "Leave out the point: loss 0 scores 100" };

    public Option<string?> Floor { get; } = new("--floor") { HelpName = "PERCENT", Description = "Fix the score curve's floor" };

    public Option<string?> Ceiling { get; } = new("--ceiling") { HelpName = "PERCENT", Description = "Fix the score curve's ceiling" };

    public Option<string> ReferenceTokens { get; } = new("--d0") { HelpName = "TOKENS", Description = "Training tokens at which N̂ is read", DefaultValueFactory = _ => "5e12" };

    public Option<string?> At { get; } = new("--at") { HelpName = "LIST", Description = "Scores in percent whose N̂ is printed for each optimum (default: 20,30,40,50,60,70)" };

    public Option<string?> Draws { get; } = new("--draws") { HelpName = "N", Description = "Draws of each optimum, for intervals (default: none; 200 with --output)" };

    public Option<bool> Cases { get; } = new("--cases") { Description = "Draw points instead of errors" };

    public Option<string> Seed { get; } = new("--seed") { HelpName = "N", Description = "Seed of starts and draws", DefaultValueFactory = _ => "1234" };

    public Option<string?> Output { get; } = new("--output") { HelpName = "FILE", Description = "Write the curves of all benchmarks, with draws, as a reference file" };

    public Option<string?> LossUnit { get; } = new("--loss-unit") { HelpName = "bits-per-byte", Description = "Unit of the losses, so that measured losses can be read off the curves" };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the fit as JSON" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Losses, Scores, Benchmark, Average, Compatibility, Objective, Irreducible, RunSpread, NoAnchor, Floor, Ceiling, ReferenceTokens, At, Draws, Cases, Seed, Output, LossUnit, Json])
            command.Options.Add(option);
    }

    public CurveFitOptions FitOptions(ParseResult result)
    {
        var compatibility = result.GetValue(Compatibility);
        if (compatibility is not (null or "published"))
            throw new ConfigurationException($"--compat is '{compatibility}'; there is: published");
        if (compatibility is not null && result.GetResult(Average) is OptionResult { Implicit: false })
            throw new ConfigurationException("--average and --compat exclude each other: the paper mixes averages");
        if (result.GetValue(LossUnit) is { } unit && unit != ReferenceCurve.BitsPerByte)
            throw new ConfigurationException($"--loss-unit is '{unit}'; there is: {ReferenceCurve.BitsPerByte}, since members of different tokenizers cannot be compared by losses a token");
        var seed = SeedOf(result);
        return new CurveFitOptions
        {
            LossUnit = result.GetValue(LossUnit),
            WithRunSpread = result.GetValue(RunSpread),
            Average = Named("--average", result.GetValue(Average)!, s_averages),
            Published = compatibility is not null,
            Loss = LossFitOptions.Paper with
            {
                Objective = Named("--objective", result.GetValue(Objective)!, s_objectives),
                WithIrreducible = result.GetValue(Irreducible),
                Seed = seed,
            },
            Score = ScoreFitOptions.Paper with
            {
                Anchor = result.GetValue(NoAnchor) ? null : ScoreFitOptions.Paper.Anchor,
                Floor = result.GetValue(Floor) is { } floor ? Bounds.Fixed(NumberText.Real("--floor", floor, 0, 100)) : ScoreFitOptions.Paper.Floor,
                Ceiling = result.GetValue(Ceiling) is { } ceiling ? Bounds.Fixed(NumberText.Real("--ceiling", ceiling, 0, 200)) : ScoreFitOptions.Paper.Ceiling,
                Seed = seed,
            },
        };
    }

    /// <summary>How curves are drawn; null where no draws are asked for.</summary>
    public CurveBootstrapOptions? BootstrapOptions(ParseResult result) => (result.GetValue(Draws), result.GetValue(Output)) switch
    {
        (null, null) => null,
        (null, _) => new CurveBootstrapOptions { Seed = SeedOf(result), Cases = result.GetValue(Cases) },
        ({ } text, _) => new CurveBootstrapOptions
        {
            Draws = (int)NumberText.Real("--draws", text, 20, 100_000),
            Seed = SeedOf(result),
            Cases = result.GetValue(Cases),
        },
    };

    public LossTable LossTable(ParseResult result) => result.GetValue(Losses) is { } file
        ? InputText.Read("--losses", file, Density.LossTable.Parse)
        : PublishedPoints.Losses();

    public ScoreTable ScoreTable(ParseResult result) => result.GetValue(Scores) is { } file
        ? InputText.Read("--scores", file, Density.ScoreTable.Parse)
        : PublishedPoints.Scores();

    public double[] ScoresAt(ParseResult result) => result.GetValue(At) is { } list
        ? [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => NumberText.Real("--at", s, 0, 100))]
        : [20, 30, 40, 50, 60, 70];

    private ulong SeedOf(ParseResult result) => (ulong)NumberText.Real("--seed", result.GetValue(Seed)!, 0, 1e15);

    private static T Named<T>(string option, string name, Dictionary<string, T> known) => known.TryGetValue(name, out var value)
        ? value
        : throw new ConfigurationException($"{option} is '{name}'{NearNames.Hint(name, known.Keys)}; there are: {string.Join(", ", known.Keys)}");
}
