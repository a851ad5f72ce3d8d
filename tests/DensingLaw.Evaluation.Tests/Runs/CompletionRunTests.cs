using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests;

/// <summary>Completions and their grades in a run, over an engine that answers from a table.</summary>
public sealed class CompletionRunTests : IDisposable
{
    private const int Items = 20;
    private readonly TemporaryFolder _folder = new();
    private int _written;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Execute_CompletionsOfBbh_AreRecordedAndGraded()
    {
        Execute(Bbh, new CompletionGrader(null, null));

        var records = Read();
        Assert.Equal(Bbh.Items.Select(i => i.Id), records.Completions.Select(c => c.Item));
        Assert.All(records.Completions, c => Assert.Equal((StopReason.StopString, 3, "Question".Length), (c.Stop, c.NewTokens, c.PromptTokens)));
        Assert.Equal(records.Completions.Select(c => c.Item), records.Grades.Select(g => g.Item));

        // Item i is answered with its number; the right answer of every fourth is another.
        Assert.Equal(Enumerable.Range(0, Items).Select(i => i % 4 != 0), records.Grades.Select(g => g.Correct));
    }

    [Fact]
    public void Execute_KilledBeforeTheGrades_GradesWithoutWritingAgain()
    {
        Execute(Bbh, new CompletionGrader(null, null));
        using (var journal = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder["journal.sqlite"]};Pooling=False"))
        {
            journal.Open();
            using var command = journal.CreateCommand();
            command.CommandText = "DELETE FROM records WHERE kind = 'grade'";
            Assert.Equal(Items, command.ExecuteNonQuery());
        }

        Execute(Bbh, new CompletionGrader(null, null));

        Assert.Equal(Items, _written);
        Assert.Equal(Items, Read().Grades.Count);
    }

    [Fact]
    public void Execute_ProgramsWithoutASandbox_AreKeptUngraded()
    {
        Execute(Mbpp, new CompletionGrader(null, null));

        Assert.Equal(Items, Read().Completions.Count);
        Assert.Empty(Read().Grades);
    }

    [Fact]
    public void Execute_CancelledWhileWriting_KeepsEveryFinishedCompletion()
    {
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Execute(Bbh, new CompletionGrader(null, null), cancel.Token, index =>
        {
            if (index == 7)
                cancel.Cancel();
        }));
        Assert.Equal(8, Read().Completions.Count);

        Execute(Bbh, new CompletionGrader(null, null));
        Assert.Equal(Items, _written);
        Assert.Equal(Items, Read().Grades.Count);
    }

    [Fact]
    public void Reuse_RecordsOfAShorterRun_AreTakenOver()
    {
        Execute(Bbh with { Items = [.. Bbh.Items.Skip(5).Take(6)] }, new CompletionGrader(null, null));
        var shorter = Journal(_folder["journal.sqlite"]);
        using var journal = JournalWriter.Open(_folder["longer.sqlite"], TimeProvider.System);
        var run = new MeasureRun(Plan(Bbh), [Bbh], journal, [], TimeProvider.System);

        Assert.Equal(12, run.Reuse(shorter, new CompletionGrader(null, null)));

        Assert.Equal(6, run.ResultsRecorded(new CompletionGrader(null, null)));
        Assert.Equal(Enumerable.Range(5, 6), Journal(_folder["longer.sqlite"]).Where(e => e.Record is GradeRecord).Select(e => e.Ordinal));
    }

    private static RunBenchmark Bbh { get; } = Benchmark("bbh", i => new BbhExample { Input = "Question", Target = i % 4 == 0 ? "x" : $"{i}" }, i => i % 4 == 0 ? "x" : $"{i}");

    private static RunBenchmark Mbpp { get; } = Benchmark(
        "mbpp", i => new MbppTask { TaskId = i, Text = "", Code = "", TestSetupCode = "", Tests = ["assert f() == 1"], ChallengeTests = [] }, _ => "def f(): return 1");

    private static RunBenchmark Benchmark(string name, Func<int, ReleaseItem> source, Func<int, string> target) => new(
        new PlannedBenchmark(name, $"{name}/test", "p", "d", Items) { Completions = new PlannedCompletions(1, "greedy", false, null) },
        [.. Enumerable.Range(0, Items).Select(i => new BenchmarkItem
        {
            Id = $"{i}", Subtask = "all", PromptPrefix = "", Question = "Question", Continuations = [], GoldIndex = null, Target = target(i), Source = source(i),
        })])
    {
        Generation = new GenerationSettings { StopStrings = ["Q"], MaxNewTokens = 8, Greedy = true },
    };

    private static RunPlan Plan(RunBenchmark benchmark) => SyntheticRun.Plan with { Benchmarks = [benchmark.Plan] };

    private void Execute(RunBenchmark benchmark, CompletionGrader grader, CancellationToken? cancellation = null, Action<int>? written = null)
    {
        using var journal = JournalWriter.Open(_folder["journal.sqlite"], TimeProvider.System);
        var engine = SyntheticRun.Scoring() with
        {
            Generate = (requests, finished, cancel) =>
            {
                for (var i = 0; i < requests.Count; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    // What is left is asked for in order, so that the last requests are the last items.
                    var completion = $"So the answer is {benchmark.Items.Count - requests.Count + i}.";
                    _written++;
                    finished(i, new GenerationResult([1, 2, 3], completion + "Q", completion, StopReason.StopString, []));
                    written?.Invoke(i);
                }
            },
        };
        new MeasureRun(Plan(benchmark), [benchmark], journal, Journal(_folder["journal.sqlite"]), TimeProvider.System)
            .Execute(engine, grader, _ => { }, cancellation ?? TestContext.Current.CancellationToken);
    }

    private RunRecords Read() => new(Journal(_folder["journal.sqlite"]).Select(e => e.Record));

    private static IReadOnlyList<JournalEntry> Journal(string path)
    {
        using var reader = JournalReader.Open(path);
        return reader.ReadAll();
    }
}
