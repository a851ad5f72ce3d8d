using System.Globalization;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["journal.sqlite"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Append_ThenReadAll_RoundTripsEveryDouble(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var record = Record("a/0") with { LogLikelihoods = [-0.1 - 0.2, -1.0 / 3, -double.Epsilon, -1234567.8912345678] };
        Append(new JournalEntry("k", 0, record));
        var read = Assert.Single(Read());
        var choice = Assert.IsType<ChoiceRecord>(read.Record);
        Assert.Equal(record.LogLikelihoods, choice.LogLikelihoods);
        Assert.Equal(RecordText.Write(record), RecordText.Write(read.Record));
        Assert.Equal(2, choice.Prediction);
    }

    [Fact]
    public void Append_EveryKindOfRecord_IsReadAsItWas()
    {
        ItemRecord[] records =
        [
            Record("a/0"),
            new CompletionRecord
            {
                Benchmark = "humaneval", Subtask = "humaneval", Item = "h/0", Sample = 1, PromptSha256 = "p", PromptTokens = 7, Truncated = false, NewTokens = 3,
                Stop = StopReason.StopString, Text = "x\0\uFFFDy\nQ", Completion = "x\0\uFFFDy",
            },
            Grade("code/1", "h/0"),
            new ItemLoss
            {
                Benchmark = "humaneval", Subtask = "humaneval", Item = "h/0", Kind = LossKind.Program, ContextSha256 = "c", ContextTokens = 3, Nats = double.PositiveInfinity, SeamNats = 0,
                Tokens = 2, Bytes = 4, BytesScored = 4, MovedSpaces = 0, UnknownTokens = 1, BoundaryMerged = false, Truncated = false, IsGreedy = false,
            },
        ];

        Append([.. records.Select((r, i) => new JournalEntry($"k{i}", i, r))]);

        Assert.Equal(records.Select(RecordText.Write).Order(StringComparer.Ordinal), Read().Select(e => RecordText.Write(e.Record)).Order(StringComparer.Ordinal));
        Assert.Equal(records.Select(r => r.RecordKind).Order(StringComparer.Ordinal), Read().Select(e => e.Record.RecordKind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Append_GradeOfAnotherGrader_ReplacesTheOldOne()
    {
        Append(new JournalEntry("old", 0, Grade("code/1", "h/0")), new JournalEntry("other", 1, Grade("code/1", "h/1")));
        Append(new JournalEntry("new", 0, Grade("code/2", "h/0")));
        Assert.Equal(["new", "other"], Read().Select(e => e.Key));
    }

    private static GradeRecord Grade(string grader, string item) => new()
    {
        Benchmark = "humaneval",
        Subtask = "humaneval",
        Item = item,
        Sample = 0,
        Grader = grader,
        Correct = false,
        Outcome = AnswerOutcome.Extracted,
        Rule = "timeout",
        Others = new Dictionary<string, bool> { ["suspicious"] = false },
    };

    [Fact]
    public void Append_OutOfOrder_IsReadInTheBenchmarksOrder()
    {
        Append(new JournalEntry("k2", 10, Record("a/10")), new JournalEntry("k1", 2, Record("a/2")));
        Assert.Equal(["a/2", "a/10"], Read().Select(e => e.Record.Item));
    }

    [Fact]
    public void Append_EqualRecordAgain_ChangesNothing()
    {
        Append(new JournalEntry("k", 0, Record("a/0")));
        Append(new JournalEntry("k", 0, Record("a/0")));
        Assert.Single(Read());
    }

    [Fact]
    public void Append_DifferentRecordAtTheSameAddress_IsRefused()
    {
        Append(new JournalEntry("k", 0, Record("a/0")));
        var error = Assert.Throws<DataIntegrityException>(() => Append(new JournalEntry("k", 0, Record("a/0") with { Gold = 3 })));
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, ((ChoiceRecord)Read()[0].Record).Gold);
    }

    [Fact]
    public void Append_LogLikelihoodNotFinite_IsAnEngineError() =>
        Assert.Throws<EngineException>(() => Append(new JournalEntry("k", 0, Record("a/0") with { LogLikelihoods = [double.NaN, 0, 0, 0] })));

    [Fact]
    public void Append_OneOfSeveralRefused_CommitsNone()
    {
        Assert.Throws<EngineException>(() => Append(
            new JournalEntry("k", 0, Record("a/0")), new JournalEntry("l", 1, Record("a/1") with { Gold = 9 })));
        Assert.Empty(Read());
    }

    [Fact]
    public void Queue_ManyThreads_CommitsEachBeforeItIsSaidToBe()
    {
        using var writer = JournalWriter.Open(FilePath, TimeProvider.System);
        using var queue = new JournalQueue(writer);
        var said = 0;
        Parallel.For(0, 600, i => queue.Add(new JournalEntry($"k{i}", i, Record($"a/{i}")), () =>
        {
            if (++said % 100 == 0)
                Assert.True(Read().Count >= said);
        }));
        queue.Complete();
        Assert.Equal((600, 600), (said, Read().Count));
    }

    [Fact]
    public void Queue_OneRefused_KeepsThoseBeforeItAndSaysWhatIsWrong()
    {
        using var writer = JournalWriter.Open(FilePath, TimeProvider.System);
        using var queue = new JournalQueue(writer);
        using var held = new ManualResetEventSlim();
        // The first commit waits, so that the others come together.
        queue.Add(new JournalEntry("k0", 0, Record("a/0")), held.Wait);
        queue.Add(new JournalEntry("k1", 1, Record("a/1")));
        queue.Add(new JournalEntry("k2", 2, Record("a/2") with { Gold = 9 }));
        queue.Add(new JournalEntry("k3", 3, Record("a/3")));
        held.Set();
        Assert.Contains("item 'a/2'", Assert.Throws<EngineException>(queue.Complete).Message, StringComparison.Ordinal);
        Assert.Equal(["a/0", "a/1"], Read().Select(e => e.Record.Item));
        Assert.Throws<EngineException>(() => queue.Add(new JournalEntry("k4", 4, Record("a/4"))));
    }

    [Fact]
    public void ReadAll_WhileTheWriterIsOpen_SeesWhatIsCommitted()
    {
        using var writer = JournalWriter.Open(FilePath, TimeProvider.System);
        writer.Append(new JournalEntry("k", 0, Record("a/0")));
        Assert.Single(Read());
    }

    private static ChoiceRecord Record(string item) => new()
    {
        Benchmark = "mmlu",
        Subtask = "a",
        Item = item,
        PromptSha256 = "p",
        PromptTokens = 300,
        LogLikelihoods = [-2, -1, -3, -4],
        IsGreedy = [false, true, false, false],
        Gold = 1,
        Truncated = false,
        BoundaryMerged = false,
    };

    private void Append(params JournalEntry[] entries)
    {
        using var writer = JournalWriter.Open(FilePath, TimeProvider.System);
        writer.Append(entries);
    }

    private IReadOnlyList<JournalEntry> Read()
    {
        using var reader = JournalReader.Open(FilePath);
        return reader.ReadAll();
    }
}
