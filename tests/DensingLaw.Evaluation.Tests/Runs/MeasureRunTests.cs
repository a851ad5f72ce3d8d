using DensingLaw.Evaluation.Grading;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests;

public sealed class MeasureRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Execute_WholeRun_RecordsEveryItemOnce()
    {
        var ticks = new List<RunProgress>();
        Execute(SyntheticRun.Scoring(), ticks.Add);
        Assert.Equal(SyntheticRun.Benchmark.Items.Select(i => i.Id), Read().Select(r => r.Item));
        Assert.Equal(Enumerable.Range(1, SyntheticRun.Items), ticks.Select(t => t.ResultsDone));
    }

    [Fact]
    public void Execute_Cancelled_KeepsWhatFinishedAndResumes()
    {
        using var cancel = new CancellationTokenSource();
        var (plain, scored) = (SyntheticRun.Scoring(), 0);
        var scoring = plain with
        {
            Score = (requests, finished, cancellation) => plain.Score(requests, (i, result) =>
            {
                finished(i, result);
                if (++scored == 17 * 4)
                    cancel.Cancel();
            }, cancellation),
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Execute(scoring, _ => { }, cancel.Token));
        Assert.Equal(17, Read().Count);
        var first = 0;
        Execute(SyntheticRun.Scoring(), p => first = first == 0 ? p.ResultsDone : first);
        Assert.Equal(18, first);
        Assert.Equal(SyntheticRun.Items, Read().Count);
    }

    [Fact]
    public void Execute_EverythingRecorded_ScoresNothing()
    {
        Execute(SyntheticRun.Scoring(), _ => { });
        Execute(SyntheticRun.Scoring(_ => Assert.Fail("scored again")), _ => Assert.Fail("no progress to report"));
    }

    [Fact]
    public void Execute_PromptTooLong_KeepsTheLastTokensAndSaysSo()
    {
        ScoreRequest? seen = null;
        var plain = SyntheticRun.Scoring(maxPositions: 8);
        Execute(plain with { Score = (requests, finished, cancellation) => { seen ??= requests[0]; plain.Score(requests, finished, cancellation); } }, _ => { });
        // 8 positions take 9 tokens, of which the last is only predicted: 7 of the context and the 2 of " A".
        Assert.Equal(SyntheticRun.Encode("Answer:"), seen!.Context.ToArray());
        Assert.Equal(SyntheticRun.Encode(" A"), seen.Continuation.ToArray());
        Assert.All(Read(), r => Assert.True(r.Truncated));
        Assert.Equal("Question 0\nAnswer:".Length, Read()[0].PromptTokens);
    }

    [Fact]
    public void Execute_JointEncodingLeavesNothing_ScoresTheContinuationAloneAndFlagsIt()
    {
        Execute(SyntheticRun.Scoring() with { EncodePair = (context, _) => new EncodedPair(SyntheticRun.Encode(context), [], true) }, _ => { });
        Assert.All(Read(), r => Assert.True(r.BoundaryMerged));
        Assert.Equal(SyntheticRun.Items, Read().Count);
    }

    [Fact]
    public void Execute_EncodingFails_StopsWithThatErrorAndKeepsTheSubtasksBefore()
    {
        var scoring = SyntheticRun.Scoring() with
        {
            EncodePair = (context, continuation) => context.StartsWith("Question 80", StringComparison.Ordinal)
                ? throw new DataIntegrityException("bad text")
                : new EncodedPair(SyntheticRun.Encode(context), SyntheticRun.Encode(continuation), false),
        };
        var error = Assert.Throws<DataIntegrityException>(() => Execute(scoring, _ => { }));
        Assert.Equal("bad text", error.Message);
        Assert.Equal(80, Read().Count);
    }

    [Fact]
    public void Execute_EngineForgetsARequest_IsAnEngineError()
    {
        var plain = SyntheticRun.Scoring();
        var scoring = plain with { Score = (requests, finished, cancellation) => plain.Score([.. requests.Skip(4)], (i, r) => finished(i + 4, r), cancellation) };
        var error = Assert.Throws<EngineException>(() => Execute(scoring, _ => { }));
        Assert.Contains("subject_0/0", error.Message, StringComparison.Ordinal);
    }

    private void Execute(RunEngine scoring, Action<RunProgress> progress, CancellationToken? cancellation = null)
    {
        using var journal = JournalWriter.Open(_folder["journal.sqlite"], TimeProvider.System);
        SyntheticRun.Run(_folder["journal.sqlite"], journal).Execute(
            scoring, new CompletionGrader(null, null), progress, cancellation ?? TestContext.Current.CancellationToken);
    }

    private List<ChoiceRecord> Read()
    {
        using var reader = JournalReader.Open(_folder["journal.sqlite"]);
        return [.. reader.ReadAll().Select(e => (ChoiceRecord)e.Record)];
    }
}
