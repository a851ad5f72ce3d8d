namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>How MATH problems become prompts and completions become answers.</summary>
internal sealed record MathProtocol
{
    /// <summary>lm-evaluation-harness 0.4.13, tasks <c>minerva_math_*</c> (PROTOCOLS 2.3).</summary>
    public static MathProtocol LmEvalMinerva4Shot { get; } = new() { Id = "math/lm-eval-minerva-4shot" };

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>Number of shots: the first of the prompt file, in order.</summary>
    public int Shots { get; init; } = 4;

    /// <summary>A problem; <c>{problem}</c> is as in the data.</summary>
    public string Item { get; init; } = "Problem:\n{problem}\n\nSolution:";

    /// <summary>Between problem and solution.</summary>
    public string TargetDelimiter { get; init; } = " ";

    /// <summary>After each shot.</summary>
    public string ShotDelimiter { get; init; } = "\n\n";

    /// <summary>SHA-256 of the shots as a prompt has them. Earlier releases of the harness had other line ends in two of them.</summary>
    public string PrefixSha256 { get; init; } = "57164f1d8a2f4b6c5e0aa036b5c048c81b16bfe8568f2aafd016e76bc69c000f";

    /// <summary>How a completion is written. 256 tokens is the harness's default, which the task keeps.</summary>
    public GenerationSettings Generation { get; init; } = new() { StopStrings = ["Problem:"], MaxNewTokens = 256, Greedy = true };

    /// <summary>How the answer is found in a completion.</summary>
    public string Extraction { get; init; } =
        "the completion followed by 'I hope it is correct.': first match of regex "
        + "Final Answer: The final answer is(.*?). I hope it is correct., group 1; else [invalidanswer]";

    /// <summary>How the gold answer is found in the solution.</summary>
    public string GoldExtraction { get; init; } = "content of the last \\boxed or \\fbox of the solution";

    /// <summary>When an answer is right.</summary>
    public string Grader { get; init; } = "minerva normalize_final_answer of both; equal texts, or sympy simplify(parse_latex(a) - parse_latex(b)) == 0";

    public Protocol ToProtocol() => Protocol.Of(Id, new Dictionary<string, object>
    {
        ["benchmark"] = MathBenchmark.Name,
        ["chatTemplate"] = "none",
        ["extraction"] = Extraction,
        ["follows"] = "lm-evaluation-harness 0.4.13 minerva_math",
        ["goldExtraction"] = GoldExtraction,
        ["grader"] = Grader,
        ["item"] = Item,
        ["macro"] = "mean of subject scores",
        ["metric"] = "exact_match",
        ["micro"] = "mean over items",
        ["prefixSha256"] = PrefixSha256,
        ["shotDelimiter"] = ShotDelimiter,
        ["shots"] = Shots,
        ["shotSampler"] = "from " + MinervaShots.FileName + ", in order",
        ["split"] = "test",
        ["targetDelimiter"] = TargetDelimiter,
        ["version"] = 1,
    }, Generation);

    /// <summary>What all prompts start with: the shots.</summary>
    /// <param name="shots">The prompt file's shots.</param>
    /// <param name="where">The prompt file.</param>
    /// <exception cref="DataIntegrityException">The shots are not the protocol's.</exception>
    public string Prefix(IReadOnlyList<MathShot> shots, string where) => ShotsCheck.Require(
        string.Concat(shots.Take(Shots).Select(s => Question(s.Problem) + TargetDelimiter + s.Solution + ShotDelimiter)), PrefixSha256, where, Id);

    /// <summary>The problem as it ends a prompt.</summary>
    public string Question(string problem) => PromptTemplate.Fill(Item, _ => problem);
}
