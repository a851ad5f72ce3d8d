using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>
/// The part of MBPP that its authors checked by hand: 427 of the 974 tasks under their old numbers, most with another text and some with other tests.
/// Of them 257 are in the test split (tasks 11 to 510).
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Tasks">All of them, in release order.</param>
internal sealed record SanitizedMbppRelease(string Path, string Sha256, IReadOnlyList<MbppTask> Tasks)
{
    public const int TaskCount = 427;
    private const int LeastTests = 3;
    private const string FileName = "sanitized-mbpp.json";
    private const string ReleaseTextsSha256 = "31d9d6772949f9412ff3d1f95e47f8b2ac9de0522316efc0b10b2649c2115f78";

    /// <exception cref="ConfigurationException"><c>mbpp/sanitized-mbpp.json</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is malformed, or not the release where it must be.</exception>
    public static SanitizedMbppRelease Read(string dataFolder, ReleaseCheck check)
    {
        var path = System.IO.Path.Combine(dataFolder, "mbpp", FileName);
        if (!File.Exists(path))
            throw new ConfigurationException($"no sanitized MBPP data: {path} does not exist; give the folder that holds mbpp/{FileName} with --data");
        var file = ReleaseFile.Read(path);
        var tasks = ReleaseJson.List(path, file.Bytes, "entry").Select(Task).ToList();
        ReleaseNames.Check(path, "task", [.. tasks.Select(t => t.TaskId.ToString(CultureInfo.InvariantCulture))]);
        check.Count(path, tasks.Count, "tasks", TaskCount);
        check.Texts(path, tasks.SelectMany(t => t.AllTexts()), ReleaseTextsSha256);
        return new SanitizedMbppRelease(path, file.Sha256, tasks);
    }

    private static MbppTask Task(JsonFields fields)
    {
        var id = fields.WholeNumber("task_id");
        fields = fields.Named("task " + id.ToString(CultureInfo.InvariantCulture));
        var tests = fields.Texts("test_list");
        return new MbppTask
        {
            TaskId = id,
            Text = fields.Text("prompt"),
            Code = fields.Text("code"),
            Tests = tests.Count >= LeastTests ? tests : throw new DataIntegrityException(
                $"{fields.Where}: field 'test_list' has {tests.Count} tests; at least {LeastTests} are needed. Get the original release file again."),
            TestImports = fields.Texts("test_imports"),
            SourceFile = fields.TextOrNull("source_file"),
        };
    }
}
