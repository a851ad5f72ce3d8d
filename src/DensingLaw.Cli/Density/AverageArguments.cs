using System.CommandLine;
using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>The options that choose how benchmarks are averaged.</summary>
internal sealed class AverageArguments
{
    private const string Compatible = "published";

    public Option<string?> Average { get; } = new("--average")
    {
        HelpName = "NAME",
        Description = "Mean of the benchmarks, on the loss and the score side: five, categories or without-humaneval (default: the curve's own)",
    };

    public Option<string?> Compatibility { get; } = new("--compat") { HelpName = Compatible, Description = "Mix averages as the paper did" };

    /// <summary>The average that is asked for; null where the curve's own is meant.</summary>
    public static CurveAverage? Parse(string? average, string? compatibility, ICollection<string> errors)
    {
        if (compatibility is not (null or Compatible))
            errors.Add($"--compat is '{compatibility}'; there is: {Compatible}");
        if (average is not null && compatibility is not null)
            errors.Add("--average and --compat exclude each other: the paper mixes averages");
        if (average is null)
            return compatibility is null ? null : CurveAverage.Published;
        string[] known = [.. CurveAverage.All.Where(a => a.IsSame).Select(a => a.Name)];
        if (!known.Contains(average))
            errors.Add($"--average is '{average}'{NearNames.Hint(average, known)}; there are: {string.Join(", ", known)}");
        return CurveAverage.Find(average);
    }
}
