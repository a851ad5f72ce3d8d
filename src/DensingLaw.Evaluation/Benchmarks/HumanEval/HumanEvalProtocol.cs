using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Benchmarks.HumanEval;

/// <summary>How HumanEval problems become prompts and completions become programs.</summary>
internal sealed record HumanEvalProtocol
{
    /// <summary>lm-evaluation-harness 0.4.13, task <c>humaneval</c> (PROTOCOLS 2.4).</summary>
    public static HumanEvalProtocol LmEval0Shot { get; } = new() { Id = "humaneval/lm-eval-0shot" };

    /// <summary>The mini suite: the completion is one line.</summary>
    public static HumanEvalProtocol Mini0Shot { get; } = new()
    {
        Id = "humaneval/mini-0shot",
        Follows = "mini suite",
        Edition = HumanEvalEdition.Mini,
        Generation = new GenerationSettings { StopStrings = ["\n\n", "\ndef"], MaxNewTokens = 64, Greedy = true },
    };

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<HumanEvalProtocol> All { get; } = [LmEval0Shot, Mini0Shot];

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>What it reproduces.</summary>
    public string Follows { get; init; } = "lm-evaluation-harness 0.4.13 humaneval";

    /// <summary>The data that it is for.</summary>
    public HumanEvalEdition Edition { get; init; } = HumanEvalEdition.Original;

    /// <summary>The prompt; <c>{prompt}</c> is as in the data.</summary>
    public string Item { get; init; } = "{prompt}";

    /// <summary>How a completion is written.</summary>
    public GenerationSettings Generation { get; init; } =
        new() { StopStrings = ["\nclass", "\ndef", "\n#", "\nif", "\nprint"], MaxNewTokens = 1024, Greedy = true };

    /// <summary>What program is run.</summary>
    public string Extraction { get; init; } = "the prompt and the completion as it is, a line break, the test, a line break, check({entry_point})";

    /// <summary>When a program is right.</summary>
    public string Grader { get; init; } = GraderIds.Describe(GraderIds.Code, "the program ends without an exception within 3 s");

    public Protocol ToProtocol() => Protocol.OfWriting(Id, new Dictionary<string, object>
    {
        ["benchmark"] = HumanEvalBenchmark.Name,
        ["chatTemplate"] = "none",
        ["extraction"] = Extraction,
        ["follows"] = Follows,
        ["grader"] = Grader,
        ["item"] = Item,
        ["metric"] = "pass@1",
        ["micro"] = "mean over items",
        ["samples"] = 1,
        ["shots"] = 0,
        ["version"] = 1,
    }, Generation);

    /// <summary>The whole prompt.</summary>
    public string Question(HumanEvalProblem problem) => PromptTemplate.Fill(Item, _ => problem.Prompt);
}
