using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>The full release of Austin et al. 2021: tasks 1 to 974 in order, three tests each.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Tasks">All of them, in release order; the prompt, test, validation and training splits are ranges of their numbers.</param>
internal sealed record MbppRelease(string Path, string Sha256, IReadOnlyList<MbppTask> Tasks)
{
    public const int TaskCount = 974;
    public const int FirstTest = 11, LastTest = 510;
    private const int TestsPerTask = 3;
    private const string FileName = "mbpp.jsonl";
    private const string Again = "Get the original release file again.";

    /// <summary>Of the tasks of either release, those of the test split.</summary>
    public static IEnumerable<MbppTask> InTestSplit(IEnumerable<MbppTask> tasks) => tasks.Where(t => t.TaskId is >= FirstTest and <= LastTest);

    /// <exception cref="ConfigurationException"><c>mbpp/mbpp.jsonl</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is malformed, or not the release where it must be.</exception>
    public static MbppRelease Read(string dataFolder, ReleaseCheck check, MbppEdition? edition = null)
    {
        edition ??= MbppEdition.Original;
        var path = System.IO.Path.Combine(dataFolder, "mbpp", FileName);
        if (!File.Exists(path))
            throw new ConfigurationException($"no MBPP data: {path} does not exist; give the folder that holds mbpp/{FileName} with --data");
        var file = ReleaseFile.Read(path);
        var tasks = ReleaseJson.Lines(path, file.Bytes).Select(Task).ToList();
        ReleaseNames.Check(path, "task", [.. tasks.Select(Name)]);
        check.Count(path, tasks.Count, "tasks", edition.TaskCount);
        check.Names(path, "tasks", [.. Enumerable.Range(1, edition.TaskCount).Select(i => i.ToString(CultureInfo.InvariantCulture))], [.. tasks.Select(Name)]);
        check.Texts(path, tasks.SelectMany(t => t.AllTexts()), edition.TextsSha256);
        return new MbppRelease(path, file.Sha256, tasks);
    }

    /// <exception cref="DataIntegrityException">Modified data without the task.</exception>
    public MbppTask ShotTask(int id) => Tasks.FirstOrDefault(t => t.TaskId == id)
        ?? throw new DataIntegrityException(FormattableString.Invariant($"{Path} has no task {id}, which every prompt shows. {Again}"));

    private static string Name(MbppTask task) => task.TaskId.ToString(CultureInfo.InvariantCulture);

    private static MbppTask Task(JsonFields fields)
    {
        var id = fields.WholeNumber("task_id");
        fields = fields.Named("task " + id.ToString(CultureInfo.InvariantCulture));
        var tests = fields.Texts("test_list");
        return new MbppTask
        {
            TaskId = id,
            Text = fields.Text("text"),
            Code = fields.Text("code"),
            Tests = tests.Count == TestsPerTask ? tests
                : throw new DataIntegrityException($"{fields.Where}: field 'test_list' has {tests.Count} tests; {TestsPerTask} are needed. {Again}"),
            TestSetupCode = fields.TextOrEmpty("test_setup_code"),
            ChallengeTests = fields.Texts("challenge_test_list"),
        };
    }
}
