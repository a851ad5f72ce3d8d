using System.CommandLine;
using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>The options of <c>density</c>.</summary>
internal sealed class DensityArguments
{
    public Option<string?> Score { get; } = new("--score") { HelpName = "PERCENT", Description = "The model's score on the curve's benchmark, in percent" };

    public Option<string?> ScoreError { get; } = new("--score-error") { HelpName = "POINTS", Description = "Standard error of the score" };

    public Option<string?> Loss { get; } = new("--loss") { HelpName = "BITS", Description = "The model's conditional loss in bits per byte; needs a curve in that unit" };

    public Option<string?> LossError { get; } = new("--loss-error") { HelpName = "BITS", Description = "Standard error of the loss" };

    public Option<string?> Parameters { get; } = new("--parameters") { HelpName = "N", Description = "The model's non-embedding parameters: 6.98e9 or 6.98B" };

    public Option<string?> Active { get; } = new("--active-parameters") { HelpName = "N", Description = "Those that take part in one token, for mixture-of-experts models" };

    public Option<string?> WeightBits { get; } = new("--weight-bits") { HelpName = "BITS", Description = "Bits a weight is stored in, for quantised models" };

    public Option<string?> Ratio { get; } = TimeRatioText.Option();

    public AverageArguments Averages { get; } = new();

    public Option<string?> Curve { get; } = new("--curve") { HelpName = "NAME|FILE", Description = "mmlu, bbh, math, humaneval, mbpp, average, or a reference file (default: average)" };

    public Option<string?> ReferenceTokens { get; } = new("--d0") { HelpName = "TOKENS", Description = "Training tokens of the reference models (default: the curve's)" };

    public Option<string?> Table { get; } = new("--scores") { HelpName = "FILE", Description = "Table of published scores, CSV: a density for every row" };

    public Option<bool> Sensitivity { get; } = new("--sensitivity") { Description = "Print what other choices of D0, optimum, average and anchor give" };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the densities as JSON" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Score, ScoreError, Loss, LossError, Parameters, Active, WeightBits, Ratio, Curve, Averages.Average, Averages.Compatibility, ReferenceTokens, Table, Sensitivity, Json])
            command.Options.Add(option);
    }

    public CurveChoice Choice(ParseResult result)
    {
        var errors = new List<string>();
        var average = AverageArguments.Parse(result.GetValue(Averages.Average), result.GetValue(Averages.Compatibility), errors);
        return errors.Count > 0
            ? throw new ConfigurationException(errors[0])
            : CurveChoice.Parse(result.GetValue(Curve), Number(result, ReferenceTokens, 1, double.PositiveInfinity), average);
    }

    public static double? Number(ParseResult result, Option<string?> option, double least, double greatest) =>
        result.GetValue(option) is { } text ? NumberText.Real(option.Name, text, least, greatest) : null;

    public static long? Count(ParseResult result, Option<string?> option) => result.GetValue(option) is { } text ? NumberText.Count(option.Name, text) : null;

    /// <summary>The time that stands for N; null for a dense model in 16 bits.</summary>
    public TimeDensity? Time(ParseResult result, long parameters)
    {
        var (active, bits) = (Count(result, Active), Number(result, WeightBits, 1, 32));
        if (active is null && bits is null)
            return null;
        if (active > parameters)
            throw new ConfigurationException($"--active-parameters is {active}; the model has {parameters} in all");
        var ratio = TimeRatioText.Parse(result.GetValue(Ratio));
        return new TimeDensity { TotalParameters = parameters, ActiveParameters = active ?? parameters, WeightBits = bits ?? 16, Ratio = ratio };
    }
}
