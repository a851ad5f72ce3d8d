namespace DensingLaw.Evaluation.Benchmarks.HumanEval;

/// <summary>The release of Chen et al. 2021, checked: 164 problems, <c>HumanEval/0</c> to <c>HumanEval/163</c> in order.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Problems">In release order.</param>
internal sealed record HumanEvalRelease(string Sha256, IReadOnlyList<HumanEvalProblem> Problems)
{
    public const int ProblemCount = 164;
    private const string FileName = "HumanEval.jsonl.gz";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException"><c>humaneval/HumanEval.jsonl.gz</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is not the release.</exception>
    public static HumanEvalRelease Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "humaneval", FileName);
        if (!File.Exists(path))
            throw new ConfigurationException($"no HumanEval data: {path} does not exist; give the folder that holds humaneval/{FileName} with --data");
        var file = ReleaseFile.ReadGzip(path);
        var problems = ReleaseJson.Lines(path, file.Bytes).Select(Problem).ToList();
        return problems.Count == ProblemCount
            ? new HumanEvalRelease(file.Sha256, problems)
            : throw new DataIntegrityException($"{path} has {problems.Count} problems; {ProblemCount} are needed. {Again}");
    }

    private static HumanEvalProblem Problem(JsonFields fields, int index)
    {
        var id = fields.Text("task_id");
        var needed = FormattableString.Invariant($"HumanEval/{index}");
        if (id != needed)
            throw new DataIntegrityException($"{fields.Where}: field 'task_id' is '{id}'; '{needed}' is needed. {Again}");
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
