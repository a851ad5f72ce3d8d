using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Density;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Densities of a table of published scores.</summary>
internal sealed class PublishedDensities(IReadOnlyList<PublishedScore> rows, DensityEstimator estimator, ReferenceCurve curve)
{
    public JsonObject ToJson() => new()
    {
        ["schemaVersion"] = 1,
        ["scoreSource"] = DensityReport.Provenance,
        ["models"] = new JsonArray([.. rows.Select(Model)]),
    };

    public void WriteTo(CliContext context)
    {
        TableOutput.Print(
            new Table
            {
                Headers = ["model", "N", "score %", "N̂", "ρ", "90 %", "status"],
                RightAligned = [1, 2, 3, 4],
                LeftOutFirst = [3, 1],
                Rows = [.. rows.Select(r => Line(r, Estimate(r)))],
            },
            context);
        TableOutput.PrintNotesBelow([.. Notes()], context);
    }

    private IEnumerable<string> Notes()
    {
        yield return $"all scores are {DensityReport.Provenance}; protocols differ from model to model.";
        if (rows.Any(r => r.Parameters is not null && r.ParametersAreTotal))
            yield return "N of a column total_params_b counts embeddings, which the reference family leaves out; ρ is too low by their share.";
    }

    private DensityEstimate? Estimate(PublishedScore row) =>
        row is { ScorePercent: { } score, Parameters: { } n } ? estimator.EstimateScore(curve.Benchmark, score, null, n) : null;

    private JsonObject Model(PublishedScore row)
    {
        var json = Estimate(row) is { } estimate ? DensitySection.Of(estimate).ToJson() : new JsonObject { ["status"] = Problem(row) };
        json["model"] = row.Model;
        json["parameters"] = row.Parameters;
        json["parametersAreTotal"] = row.ParametersAreTotal;
        return json;
    }

    private static string Problem(PublishedScore row) => row.Parameters is null ? "no parameters" : $"no score for {string.Join(", ", row.Missing)}";

    private static List<string> Line(PublishedScore row, DensityEstimate? estimate) =>
    [
        row.Model, Number(row.Parameters, "0.00e0"), Number(row.ScorePercent, "0.00"), Number(estimate?.EffectiveParameters, "0.00e0"), Number(estimate?.Density, "G3"),
        estimate?.DensityInterval is { } i ? $"{Number(i.Lower, "G3")} to {Number(i.Upper, "G3")}" : "",
        estimate is null ? Problem(row) : JsonNamingPolicy.KebabCaseLower.ConvertName(estimate.Status.ToString()),
    ];

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
