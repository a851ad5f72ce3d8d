using System.Globalization;
using System.Text.Json;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>A measured density with its other readings: by inference time, and from the conditional loss beside the score.</summary>
public static class DensityReadings
{
    /// <summary>The density of a run with what else its checkpoint and its losses say.</summary>
    /// <param name="manifest">The run's manifest.</param>
    /// <param name="records">Its records.</param>
    /// <param name="references">The curves that <paramref name="estimate"/> was made with.</param>
    /// <param name="estimate">The density from the score.</param>
    /// <param name="ratio">k1/k2 of the density by time.</param>
    public static DensitySection Of(RunManifest manifest, RunRecords records, ReferenceCurveSet references, DensityEstimate estimate, TimeRatio ratio)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(estimate);
        var checkpoint = manifest.Plan.Checkpoint;
        var time = TimeSection.Of(checkpoint, estimate, ratio);
        var (fromLoss, tension) = FromLoss(manifest, records, references, estimate);
        string[] notes =
        [
            .. estimate.Notes, fromLoss.Sentence, .. tension is null ? [] : (string[])[tension.Sentence],
            .. time is null ? WithoutTime(checkpoint) : [Sentence(time), .. time.Notes],
        ];
        return DensitySection.Of(estimate) with { ByTime = time, FromLoss = fromLoss, Tension = tension, Notes = notes };
    }

    private static string[] WithoutTime(PlannedCheckpoint checkpoint) => TimeSection.Concerns(checkpoint.Parameters, checkpoint.Quantization)
        ? [$"By time: none, because the run does not say in how many bits its {checkpoint.Quantization} weights are stored."]
        : [];

    private static string Sentence(TimeSection time) => string.Create(CultureInfo.InvariantCulture,
        $"By time: k1/k2 = {time.K1OverK2:G3} ({time.Origin}); with {time.WeightBits:0.##} bits a weight the model takes the time of "
        + $"{ParameterText.Of(time.EquivalentParameters)} dense 16-bit parameters.");

    private static (LossDensitySection Section, TensionSection? Tension) FromLoss(
        RunManifest manifest, RunRecords records, ReferenceCurveSet references, DensityEstimate estimate)
    {
        var curve = references.Find(estimate.Curve)!;
        var name = $"{references.Id}/{curve.Benchmark}";
        if (curve.LossUnit != ReferenceCurve.BitsPerByte)
        {
            return (new LossDensitySection
            {
                Curve = name,
                Status = "no-bits-per-byte",
                Sentence = $"N̂ from the loss: none, because the losses of {name} are in {curve.LossUnit ?? "a unit that its source does not state"}; a curve "
                    + "measured in bits per byte gives one.",
            }, null);
        }

        var bootstrap = estimate.Bootstrap;
        double loss = 0, variance = 0;
        var (kinds, known) = (new List<string>(), true);
        foreach (var (benchmark, weight) in curve.LossParts)
        {
            if (Measured(records.Of(benchmark), bootstrap) is not { Loss.BitsPerByte: var bits, Kind: var kind })
            {
                return (new LossDensitySection
                {
                    Curve = name,
                    Status = "not-measured",
                    Sentence = $"N̂ from the loss: none, because the run has no loss of {benchmark}; measure it without --no-loss.",
                }, null);
            }

            loss += weight * bits.ItemMean;
            known &= bits.ItemMeanInterval is not null;
            variance += Math.Pow(weight * StandardError(bits.ItemMeanInterval), 2);
            kinds.Add($"{benchmark} {JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}");
        }

        double? error = known && variance > 0 ? Math.Sqrt(variance) : null;
        var fromLoss = new DensityEstimator(references, bootstrap).EstimateLoss(curve.Benchmark, loss, error, manifest.Plan.Checkpoint.Parameters.NonEmbedding);
        return (LossDensitySection.Of(fromLoss, error) with { Kinds = kinds }, TensionSection.Of(DensityTension.Of(estimate, fromLoss)));
    }

    private static BenchmarkLoss? Measured(RunRecords records, BootstrapOptions bootstrap) => LadderTables.AnswerLoss(BenchmarkLoss.All(records.Losses, bootstrap));

    private static double StandardError(Interval? interval) => interval is { } i ? (i.Upper - i.Lower) / (2 * NormalQuantile.TwoSided(i.Level)) : 0;
}
