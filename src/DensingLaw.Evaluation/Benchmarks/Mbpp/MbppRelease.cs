using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>The release of Austin et al. 2021, checked: tasks 1 to 974 in order, three tests each.</summary>
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

    /// <summary>The test split: tasks 11 to 510.</summary>
    public IEnumerable<MbppTask> Test => Tasks.Where(t => t.TaskId is >= FirstTest and <= LastTest);

    /// <exception cref="ConfigurationException"><c>mbpp/mbpp.jsonl</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is not the release.</exception>
    public static MbppRelease Read(string dataFolder)
    {
        var path = System.IO.Path.Combine(dataFolder, "mbpp", FileName);
        if (!File.Exists(path))
            throw new ConfigurationException($"no MBPP data: {path} does not exist; give the folder that holds mbpp/{FileName} with --data");
        var file = ReleaseFile.Read(path);
        var tasks = ReleaseJson.Lines(path, file.Bytes).Select(Task).ToList();
        return tasks.Count == TaskCount
            ? new MbppRelease(path, file.Sha256, tasks)
            : throw new DataIntegrityException($"{path} has {tasks.Count} tasks; {TaskCount} are needed. {Again}");
    }

    private static MbppTask Task(JsonFields fields, int index)
    {
        var id = fields.WholeNumber("task_id");
        if (id != index + 1)
            throw new DataIntegrityException($"{fields.Where}: field 'task_id' is {id}; {index + 1} is needed. {Again}");
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
