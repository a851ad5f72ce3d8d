using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Density;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>What <c>density</c> prints for one model.</summary>
internal sealed record DensityReport
{
    public const string Provenance = "published, not measured";

    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public required DensityEstimate? FromScore { get; init; }

    public required LossDensityEstimate? FromLoss { get; init; }

    public required TimeDensity? Time { get; init; }

    public required IReadOnlyList<SensitivityRow> Sensitivity { get; init; }

    private long Parameters => FromScore?.Parameters ?? FromLoss!.Parameters;

    private DensityTension? Tension => FromScore is not null && FromLoss is not null ? DensityTension.Of(FromScore, FromLoss) : null;

    /// <summary>The fields of <c>result.json</c>'s density, from the score where there is one, and what else was asked for.</summary>
    public JsonObject ToJson()
    {
        var json = FromScore is { } score ? DensitySection.Of(score).ToJson() : [];
        json["scoreSource"] = Provenance;
        json["parameters"] = Parameters;
        if (FromLoss is { } loss)
            json["fromLoss"] = LossDensitySection.Of(loss).ToJson();
        if (Tension is { } tension)
            json["tension"] = new JsonObject { ["ratio"] = tension.Ratio, ["verdict"] = tension.Verdict, ["sentence"] = tension.Sentence };
        if (Time is { } time)
            json["byTime"] = TimeOf(time).ToJson();
        if (Sensitivity.Count > 0)
        {
            json["sensitivity"] = new JsonArray([.. Sensitivity.Select(r => new JsonObject
            {
                ["choice"] = r.Choice,
                ["value"] = r.Value,
                ["effectiveParameters"] = r.Point.EffectiveParameters,
                ["density"] = r.Point.EffectiveParameters / Parameters,
                ["status"] = Kebab(r.Point.Status),
            })]);
        }

        return json;
    }

    public void WriteTo(CliContext context)
    {
        var rows = new List<IReadOnlyList<string>>();
        if (FromScore is { } score)
            rows.Add(Row("score", score.EffectiveParameters, score.Density, score.DensityInterval, score.Status));
        if (FromLoss is { } loss)
            rows.Add(Row("loss", loss.EffectiveParameters, loss.Density, loss.DensityInterval, loss.Status));
        if (Time is { } time && FromScore?.EffectiveParameters is { } effective)
            rows.Add(Row("score, by time", effective, time.Of(effective), FromScore.EffectiveParametersInterval?.DividedBy(time.EquivalentParameters), FromScore.Status));
        TableOutput.Print(new Table { Headers = ["from", "N̂", "ρ", "90 %", "status"], RightAligned = [1, 2], Rows = rows }, context);
        TableOutput.PrintBelow(
            new Table
            {
                Headers = ["choice", "", "N̂", "ρ", "status"],
                RightAligned = [2, 3],
                Rows = [.. Sensitivity.Select(r => (IReadOnlyList<string>)
                    [r.Choice, r.Value, Size(r.Point.EffectiveParameters), Ratio(r.Point.EffectiveParameters / Parameters), Kebab(r.Point.Status)])],
            },
            context);
        TableOutput.PrintNotesBelow([.. Notes()], context);
    }

    private IEnumerable<string> Notes()
    {
        yield return $"The score is {Provenance}.";
        foreach (var note in FromScore?.Notes ?? [])
            yield return note;
        if (Tension is { } tension)
            yield return tension.Sentence;
        if (Time is not { } time)
            yield break;
        yield return string.Create(s_invariant, $"By time: k1/k2 = {time.Ratio.K1OverK2:G3} ({time.Ratio.Origin}); the model takes the time of {time.EquivalentParameters:0.###e0} dense parameters.");
        foreach (var sentence in TimeRatio.Contradiction)
            yield return sentence;
    }

    private TimeSection TimeOf(TimeDensity time) => TimeSection.Of(time, FromScore?.EffectiveParameters, FromScore?.EffectiveParametersInterval);

    private static List<string> Row(string from, double? size, double? density, BoundedInterval? interval, DensityStatus status) =>
        [from, Size(size), Ratio(density), interval is { } i ? $"{Ratio(i.Lower, "open")} to {Ratio(i.Upper, "open")}" : "", Kebab(status)];

    private static string Size(double? value) => value?.ToString("0.000e0", s_invariant) ?? "none";

    private static string Ratio(double? value, string missing = "none") => value?.ToString("G3", s_invariant) ?? missing;

    private static string Kebab(DensityStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
