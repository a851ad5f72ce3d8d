using System.Text;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>One <c>reference run</c>: the members' runs, one after another, and the tables once all are there.</summary>
internal sealed class LadderSession(LadderOptions options, MeasureParts parts, CliContext context)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, ResultDocument> _finished = [];

    public int Run()
    {
        var table = options.Place.Table;
        var members = InputText.Read("LADDER", table, LadderMemberTable.Parse);
        if (options.HeldOutSeed is { } heldOut && members.All(m => m.Seed == heldOut))
            throw new ConfigurationException($"--held-out-seed is {heldOut}, which all members of {table} have; hold out another, or give the table a column seed");
        if (options.DryRun)
        {
            foreach (var member in members)
                context.Out.WriteLine($"{(Finished(member) is null ? "to be measured" : "measured"),-14}  {member.Name}");
            return ExitCode.Ok;
        }

        for (var i = options.Share.Index; i < members.Count; i += options.Share.Count)
        {
            if (Finished(members[i]) is { } finished)
            {
                CheckParameters(members[i], finished);
                continue;
            }

            context.Error.WriteLine($"member {i + 1} of {members.Count}: {members[i].Name}");
            var code = Measure(Path.Combine(options.Place.Folder, members[i].Name), RunOf(members[i]));
            if (code != ExitCode.Ok)
                return code;
            CheckParameters(members[i], Finished(members[i]) ?? throw new DataIntegrityException($"the run in '{RunOf(members[i])}' is not complete; run the same command again"));
        }

        return WriteTables(members);
    }

    private string RunOf(LadderMember member) => options.Place.RunOf(member);

    private int Measure(string checkpoint, string folder)
    {
        var errors = new List<string>();
        var measure = MeasureOptions.Parse(
            new RawMeasureOptions { Checkpoint = checkpoint, Data = options.Data, Suite = options.Suite, RunDir = folder, Engine = options.Engine }, parts.BenchmarkNames, errors);
        if (errors.Count > 0)
            throw new ConfigurationException(string.Join("; ", errors));
        return new MeasureSession(measure, withDensity: false, parts, context with { Out = TextWriter.Null }).Run();
    }

    /// <summary>The result of a member's complete run of this suite; null where it is still to be made.</summary>
    private ResultDocument? Finished(LadderMember member)
    {
        var path = RunFolder.ResultIn(RunOf(member));
        if (_finished.TryGetValue(member.Name, out var known) || !File.Exists(path))
            return known;
        var result = ResultDocument.FromJson(File.ReadAllBytes(path), path);
        return result.Run.Suite == options.Suite && result.Run.Complete ? _finished[member.Name] = result : null;
    }

    private static void CheckParameters(LadderMember member, ResultDocument result)
    {
        var counted = result.Checkpoint.Parameters.NonEmbedding;
        if (member.Parameters is { } stated && stated != counted)
        {
            throw new DataIntegrityException(FormattableString.Invariant(
                $"'{member.Name}' has {counted} non-embedding parameters, and the ladder's table says {stated:R}; correct the table, or leave the column out: they are counted"));
        }
    }

    private int WriteTables(IReadOnlyList<LadderMember> members)
    {
        var measured = members.Select(m => (Member: m, Result: Finished(m))).ToArray();
        if (measured.Count(m => m.Result is null) is > 0 and var missing)
        {
            context.Error.WriteLine($"{members.Count - missing} of {members.Count} members are measured; the tables are written with the last one");
            return ExitCode.Ok;
        }

        MeasuredMember[] all = [.. measured.Select(m => new MeasuredMember(m.Member, m.Result!, options.HeldOutSeed is { } seed && m.Member.Seed == seed))];
        if (all.Select(m => m.Result.Checkpoint.TokenizerSha256).Distinct().Count() > 1)
            context.Error.WriteLine("note: the members' tokenizers differ; losses are in bits a byte, which does not depend on them");

        // Of several processes that measured the last members at once, one writes after the other.
        using var turn = FileTurn.Acquire(Path.Combine(options.Place.Output, "tables.lock"), s_patience, "name another --output", context.Cancellation);
        foreach (var (name, text) in ((string, string)[])[("losses.csv", LadderTables.Losses(all)), ("scores.csv", LadderTables.Scores(all))])
            AtomicFile.Write(Path.Combine(options.Place.Output, name), Encoding.UTF8.GetBytes(text));
        context.Out.WriteLine($"{all.Length} members: {Path.Combine(options.Place.Output, "losses.csv")}, {Path.Combine(options.Place.Output, "scores.csv")}");
        context.Out.WriteLine($"next: densinglaw reference fit --losses {Path.Combine(options.Place.Output, "losses.csv")} --scores {Path.Combine(options.Place.Output, "scores.csv")} --loss-unit bits-per-byte");
        return ExitCode.Ok;
    }
}
