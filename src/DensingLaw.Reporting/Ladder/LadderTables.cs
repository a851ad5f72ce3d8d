using System.Globalization;
using System.Text;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>
/// The points of a measured ladder as <c>reference fit</c> reads them. Losses are bits a byte of the gold answers, the mean over items; of MMLU those of the
/// choice's text, since a letter's few bytes say little of the answer.
/// </summary>
public static class LadderTables
{
    /// <summary>One row a member and benchmark: parameters, tokens, loss and its standard error.</summary>
    /// <exception cref="DataIntegrityException">A member's run has no loss of a benchmark.</exception>
    public static string Losses(IReadOnlyList<MeasuredMember> members) => Lines(
        members,
        "model,role,parameters,tokens,benchmark,loss,standard_error",
        (member, benchmark, loss) => string.Create(
            CultureInfo.InvariantCulture, $"{member.Member.Name},{member.Role},{member.Parameters:R},{member.Member.Tokens:R},{benchmark.Name},{loss.ItemMean:R},{StandardError(loss.ItemMeanInterval):R}"));

    /// <summary>One row a member and benchmark: loss and score in percent.</summary>
    /// <exception cref="DataIntegrityException">A member's run has no loss of a benchmark.</exception>
    public static string Scores(IReadOnlyList<MeasuredMember> members) => Lines(
        members,
        "model,benchmark,role,loss,score_percent",
        (member, benchmark, loss) => string.Create(CultureInfo.InvariantCulture, $"{member.Member.Name},{benchmark.Name},{member.Role},{loss.ItemMean:R},{100 * benchmark.Score:R}"));

    /// <summary>The loss of a benchmark that ladders are fitted on; null where the run has none.</summary>
    public static BenchmarkLoss? AnswerLoss(IEnumerable<BenchmarkLoss> losses) =>
        losses.FirstOrDefault(l => l is { Loss: not null, Kind: not (LossKind.Rationale or LossKind.Letter) });

    private static string Lines(IReadOnlyList<MeasuredMember> members, string header, Func<MeasuredMember, BenchmarkSection, LossEstimate, string> line)
    {
        ArgumentNullException.ThrowIfNull(members);
        var text = new StringBuilder(header).Append('\n');
        foreach (var member in members)
        {
            foreach (var benchmark in member.Result.Benchmarks)
            {
                var loss = AnswerLoss(benchmark.Losses)?.Loss ?? throw new DataIntegrityException(
                    $"the run of '{member.Member.Name}' has no loss of {benchmark.Name}; its protocol measures none, so that no curve can be fitted: choose another suite");
                text.Append(line(member, benchmark, loss.BitsPerByte)).Append('\n');
            }
        }

        return text.ToString();
    }

    // The interval is a bootstrap's; near enough to normal for a weight. Never 0, which a weight cannot be.
    private static double StandardError(Interval? interval) =>
        interval is { } i ? Math.Max((i.Upper - i.Lower) / (2 * NormalQuantile.TwoSided(i.Level)), 1e-9) : throw new DataIntegrityException("a loss has no interval: one item is too few");
}
