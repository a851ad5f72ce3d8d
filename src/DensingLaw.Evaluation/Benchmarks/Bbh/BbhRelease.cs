namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>The release of Suzgun et al. 2022, unpacked: 27 sub-tasks, 6,511 questions, three shots a sub-task.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Tasks">In ordinal order.</param>
internal sealed record BbhRelease(string Sha256, IReadOnlyList<BbhTask> Tasks)
{
    private const string Questions = "bbh", Prompts = "cot-prompts";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException"><c>bbh/bbh/</c> or <c>bbh/cot-prompts/</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is malformed, or not the release where it must be.</exception>
    public static BbhRelease Read(string dataFolder, ReleaseCheck check, BbhEdition? edition = null)
    {
        edition ??= BbhEdition.Original;
        var folder = Path.Combine(dataFolder, "bbh");
        var missing = new[] { Questions, Prompts }.Select(root => Path.Combine(folder, root)).FirstOrDefault(root => !Directory.Exists(root));
        if (missing is not null)
            throw new ConfigurationException($"no BBH data: {missing} does not exist; give the folder that holds bbh/bbh and bbh/cot-prompts with --data");
        var files = ReleaseFolder.Read(folder, [Questions, Prompts], IsWanted);
        CheckNames(files, Questions, PathOfQuestions, check, edition);
        CheckNames(files, Prompts, PathOfPrompt, check, edition);
        var tasks = TaskNames(files).Select(name => Task(files, name, check, edition)).ToList();
        ReleaseNames.Check($"{files.Origin}: {Questions}", "sub-task", [.. tasks.Select(t => t.Name)]);
        check.Texts(Path.Combine(folder, Questions), tasks.SelectMany(t => t.Examples.SelectMany(e => e.AllTexts()).Prepend(t.Name)), edition.TextsSha256);
        return new BbhRelease(files.Sha256, tasks);
    }

    private static bool IsWanted(string path) =>
        path.StartsWith(Questions + "/", StringComparison.Ordinal) ? path.EndsWith(".json", StringComparison.Ordinal)
        : path.EndsWith(".txt", StringComparison.Ordinal);

    private static void CheckNames(ReleaseFiles files, string root, Func<string, string> pathOf, ReleaseCheck check, BbhEdition edition) => check.Names(
        $"{files.Origin}: {root}", "sub-tasks", [.. edition.Sizes.Keys.Select(pathOf)],
        [.. files.Files.Keys.Where(f => f.StartsWith(root + "/", StringComparison.Ordinal))]);

    private static IEnumerable<string> TaskNames(ReleaseFiles files)
    {
        const string start = Questions + "/", end = ".json";
        return files.Files.Keys.Where(f => f.StartsWith(start, StringComparison.Ordinal)).Select(f => f[start.Length..^end.Length]).Order(StringComparer.Ordinal);
    }

    private static BbhTask Task(ReleaseFiles files, string name, ReleaseCheck check, BbhEdition edition)
    {
        var where = $"{files.Origin}: {PathOfQuestions(name)}";
        var examples = ReleaseJson.Object(where, files.Files[PathOfQuestions(name)]).Objects("examples", "example").Select(Example).ToList();
        if (examples.Count == 0)
            throw new DataIntegrityException($"{where} has no examples; at least 1 is needed. {Again}");
        if (edition.Sizes.TryGetValue(name, out var size))
            check.Count(where, examples.Count, "examples", size);
        var promptFile = $"{files.Origin}: {PathOfPrompt(name)}";
        if (!files.Files.TryGetValue(PathOfPrompt(name), out var prompt))
            throw new DataIntegrityException($"{promptFile} is missing; every sub-task needs one. {Again}");
        return new BbhTask(name, promptFile, BbhCotPrompt.Read(promptFile, prompt), examples);
    }

    private static BbhExample Example(JsonFields fields) => new() { Input = fields.Text("input"), Target = fields.Text("target"), Reasoning = fields.TextOrNull("reasoning") };

    private static string PathOfQuestions(string task) => $"{Questions}/{task}.json";

    private static string PathOfPrompt(string task) => $"{Prompts}/{task}.txt";
}
