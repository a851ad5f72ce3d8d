namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>The release of Suzgun et al. 2022, unpacked and checked: 27 sub-tasks, 6,511 questions, three shots a sub-task.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Tasks">In ordinal order.</param>
internal sealed record BbhRelease(string Sha256, IReadOnlyList<BbhTask> Tasks)
{
    private const string Questions = "bbh", Prompts = "cot-prompts";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException"><c>bbh/bbh/</c> or <c>bbh/cot-prompts/</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is not the release.</exception>
    public static BbhRelease Read(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "bbh");
        var missing = new[] { Questions, Prompts }.Select(root => Path.Combine(folder, root)).FirstOrDefault(root => !Directory.Exists(root));
        if (missing is not null)
            throw new ConfigurationException($"no BBH data: {missing} does not exist; give the folder that holds bbh/bbh and bbh/cot-prompts with --data");
        var files = ReleaseFolder.Read(folder, [Questions, Prompts], IsWanted);
        CheckNames(files, Questions, PathOfQuestions);
        CheckNames(files, Prompts, PathOfPrompt);
        return new BbhRelease(files.Sha256, [.. BbhTasks.Sizes.Select(task => Task(files, task.Key, task.Value))]);
    }

    private static bool IsWanted(string path) =>
        path.StartsWith(Questions + "/", StringComparison.Ordinal) ? path.EndsWith(".json", StringComparison.Ordinal)
        : path.EndsWith(".txt", StringComparison.Ordinal);

    private static void CheckNames(ReleaseFiles files, string root, Func<string, string> pathOf) => ReleaseNames.Check(
        $"{files.Origin}: {root}", "sub-tasks", [.. BbhTasks.Sizes.Keys.Select(pathOf)],
        [.. files.Files.Keys.Where(f => f.StartsWith(root + "/", StringComparison.Ordinal))]);

    private static BbhTask Task(ReleaseFiles files, string name, int size)
    {
        var where = $"{files.Origin}: {PathOfQuestions(name)}";
        var examples = ReleaseJson.Object(where, files.Files[PathOfQuestions(name)]).Objects("examples", "example").Select(Example).ToList();
        if (examples.Count != size)
            throw new DataIntegrityException($"{where} has {examples.Count} examples; {size} are needed. {Again}");
        var promptFile = $"{files.Origin}: {PathOfPrompt(name)}";
        return new BbhTask(name, promptFile, BbhCotPrompt.Read(promptFile, files.Files[PathOfPrompt(name)]), examples);
    }

    private static BbhExample Example(JsonFields fields) => new() { Input = fields.Text("input"), Target = fields.Text("target") };

    private static string PathOfQuestions(string task) => $"{Questions}/{task}.json";

    private static string PathOfPrompt(string task) => $"{Prompts}/{task}.txt";
}
