using System.CommandLine;
using System.Globalization;
using System.Text;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>
/// <c>densinglaw reference check</c>: the densities of a ladder's members against their own curve, read at each member's own tokens. They are 1 but for the curve's
/// and the sampling's errors, and a 90 % interval should hold 1 nine times in ten: the proof of the whole road.
/// </summary>
internal static class ReferenceCheckCommand
{
    public static Command Create(CliContext context)
    {
        var ladder = new Argument<string>("LADDER") { Description = "A ladder's folder, or its table of members" };
        var curve = new Option<string>("--curve") { HelpName = "NAME|FILE", Required = true, Description = "The curve to hold them against" };
        var runs = new Option<string?>("--runs") { HelpName = "DIR", Description = "What reference run wrote (default: evaluation in the ladder's folder)" };
        var seed = new Option<string?>("--seed") { HelpName = "N", Description = "Members of this seed alone, such as the one held out (default: all)" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE.csv", Description = "Write the table" };
        var command = new Command("check", "Measure the densities of a ladder's members against a curve: 1 within the intervals, if the curve holds.") { ladder };
        foreach (var option in (Option[])[curve, runs, seed, output])
            command.Options.Add(option);
        command.SetAction(result =>
        {
            var options = LadderOptions.PlaceOf(result.GetValue(ladder)!, result.GetValue(runs));
            var members = InputText.Read("LADDER", options.Table, LadderMemberTable.Parse);
            if (result.GetValue(seed) is { } text)
            {
                var chosen = (int)NumberText.Real("--seed", text, 0, int.MaxValue);
                members = [.. members.Where(m => m.Seed == chosen)];
            }

            if (members.Count == 0)
                throw new ConfigurationException($"no member of {options.Table} has the seed {result.GetValue(seed)}; leave --seed out for all");
            var references = RunDensity.LoadCurves(result.GetValue(curve));
            MemberCheck[] checks = [.. members.Select(m => Check(m, options.RunOf(m), references))];
            var table = Table(checks);
            TableOutput.Print(table, context);
            context.Out.WriteLine();
            context.Out.WriteLine($"from the score: {Summary([.. checks.Select(c => c.Density.Interval)])}");
            context.Out.WriteLine($"from the loss:  {Summary([.. checks.Select(c => c.Density.FromLoss?.Interval)])}");
            if (result.GetValue(output) is { } file)
                AtomicFile.Write(file, Encoding.UTF8.GetBytes(Csv(table)));
            return ExitCode.Ok;
        });
        return command;
    }

    private static MemberCheck Check(LadderMember member, string folder, ReferenceCurveSet references)
    {
        var manifest = RunManifest.Read(RunFolder.ManifestIn(folder));
        using var journal = JournalReader.Open(RunFolder.JournalIn(folder));
        var records = new RunRecords(journal.ReadAll().Select(e => e.Record));
        if (!ResultBuilder.IsComplete(manifest, records))
            throw new DataIntegrityException($"the run in '{folder}' is not complete; finish it with: densinglaw reference run");
        return new MemberCheck(member, manifest.Plan.Checkpoint.Parameters.NonEmbedding, RunDensity.Estimate(manifest, records, references.At(member.Tokens), TimeRatio.Published));
    }

    private static Table Table(IEnumerable<MemberCheck> checks) => new()
    {
        Headers = ["member", "N", "D", "score %", "rho", "90 % interval", "holds 1", "rho from loss", "90 % interval", "holds 1"],
        RightAligned = [1, 2, 3, 4, 5, 7, 8],
        Rows =
        [
            .. checks.Select(c => (IReadOnlyList<string>)
            [
                c.Member.Name, c.Parameters.ToString(CultureInfo.InvariantCulture), c.Member.Tokens.ToString("R", CultureInfo.InvariantCulture), Text(100 * c.Density.Score, "0.0"),
                Text(c.Density.Value, "0.00"), Ends(c.Density.Interval), HoldsOne(c.Density.Interval) ? "yes" : "no",
                Text(c.Density.FromLoss?.Value, "0.00"), Ends(c.Density.FromLoss?.Interval), HoldsOne(c.Density.FromLoss?.Interval) ? "yes" : "no",
            ]),
        ],
    };

    private static string Csv(Table table) =>
        string.Concat(table.Rows.Prepend(table.Headers).Select(row => string.Join(',', row.Select(cell => cell.Replace(',', ' '))) + "\n"));

    private static string Summary(IReadOnlyList<IntervalSection?> intervals)
    {
        var held = intervals.Count(HoldsOne);
        return string.Create(CultureInfo.InvariantCulture, $"{held} of {intervals.Count} intervals hold 1 ({100.0 * held / intervals.Count:0} %)");
    }

    /// <summary>An end that does not exist is open.</summary>
    private static bool HoldsOne(IntervalSection? interval) => interval is { } i && (i.Lower ?? 0) <= 1 && (i.Upper ?? double.PositiveInfinity) >= 1;

    private static string Ends(IntervalSection? interval) => interval is { } i ? $"{(i.Lower is { } l ? Text(l, "0.00") : "0")} to {(i.Upper is { } u ? Text(u, "0.00") : "no end")}" : "none";

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "none";

    private sealed record MemberCheck(LadderMember Member, long Parameters, DensitySection Density);
}
