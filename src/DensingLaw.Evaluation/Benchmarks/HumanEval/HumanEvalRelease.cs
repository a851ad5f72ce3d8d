namespace DensingLaw.Evaluation.Benchmarks.HumanEval;

/// <summary>The release of Chen et al. 2021: 164 problems, <c>HumanEval/0</c> to <c>HumanEval/163</c> in order.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Problems">In release order.</param>
internal sealed record HumanEvalRelease(string Sha256, IReadOnlyList<HumanEvalProblem> Problems)
{
    public const int ProblemCount = 164;
    private const string FileName = "HumanEval.jsonl.gz";

    /// <exception cref="ConfigurationException"><c>humaneval/HumanEval.jsonl.gz</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is malformed, or not the release where it must be.</exception>
    public static HumanEvalRelease Read(string dataFolder, ReleaseCheck check, HumanEvalEdition? edition = null)
    {
        edition ??= HumanEvalEdition.Original;
        var path = Path.Combine(dataFolder, "humaneval", FileName);
        if (!File.Exists(path))
            throw new ConfigurationException($"no HumanEval data: {path} does not exist; give the folder that holds humaneval/{FileName} with --data");
        var file = ReleaseFile.ReadGzip(path);
        var problems = ReleaseJson.Lines(path, file.Bytes).Select(Problem).ToList();
        ReleaseNames.Check(path, "problem", [.. problems.Select(p => p.TaskId)]);
        check.Count(path, problems.Count, "problems", edition.ProblemCount);
        check.Names(path, "problems", [.. Enumerable.Range(0, edition.ProblemCount).Select(i => FormattableString.Invariant($"HumanEval/{i}"))], [.. problems.Select(p => p.TaskId)]);
        check.Texts(path, problems.SelectMany(p => new[] { p.TaskId, p.Prompt, p.EntryPoint, p.CanonicalSolution, p.Test }), edition.TextsSha256);
        return new HumanEvalRelease(file.Sha256, problems);
    }

    private static HumanEvalProblem Problem(JsonFields fields)
    {
        var id = fields.Text("task_id");
        fields = fields.Named(id);
        return new HumanEvalProblem
        {
            TaskId = id,
            Prompt = fields.Text("prompt"),
            EntryPoint = fields.Text("entry_point"),
            CanonicalSolution = fields.Text("canonical_solution"),
            Test = fields.Text("test"),
        };
    }
}
