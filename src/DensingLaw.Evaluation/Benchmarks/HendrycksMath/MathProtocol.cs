using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>How MATH problems become prompts and completions become answers.</summary>
internal sealed record MathProtocol
{
    private const string BoxExtraction = "content of the last \\boxed or \\fbox of the completion; else [invalidanswer]";

    /// <summary>lm-evaluation-harness 0.4.13, tasks <c>minerva_math_*</c> (PROTOCOLS 2.3).</summary>
    public static MathProtocol LmEvalMinerva4Shot { get; } = new() { Id = "math/lm-eval-minerva-4shot" };

    /// <summary>
    /// No shots, for tuned models: the problem and a request for a box, as one user message of the checkpoint's chat template. The request is
    /// DeepSeek-Math's (PROTOCOLS 2.6); 2,048 tokens is Qwen2.5-Math's limit.
    /// </summary>
    public static MathProtocol Boxed0Shot { get; } = new()
    {
        Id = "math/boxed-0shot",
        Follows = "DeepSeek-Math zero-shot prompt",
        Shots = 0,
        Item = "{problem}",
        Request = "\nPlease reason step by step, and put your final answer within \\boxed{}.",
        UsesChatTemplate = true,
        Generation = new GenerationSettings { StopStrings = [], MaxNewTokens = 2048, Greedy = true },
        AnswerForm = AnswerForm.Box,
        Extraction = BoxExtraction,
        CompatibleExtraction = BoxExtraction,
    };

    /// <summary>The mini suite: no shots; the solution is written as the mini corpus has it.</summary>
    public static MathProtocol Mini0Shot { get; } = new()
    {
        Id = "math/mini-0shot",
        Follows = "mini suite",
        Edition = MathEdition.Mini,
        Shots = 0,
        Item = "Problem: {problem}\nSolution:",
        Generation = new GenerationSettings { StopStrings = ["\n"], MaxNewTokens = 48, Greedy = true },
        AnswerForm = AnswerForm.Box,
        Extraction = BoxExtraction,
        CompatibleExtraction = BoxExtraction,
    };

    /// <summary>The protocols of MATH, the default first.</summary>
    public static IReadOnlyList<MathProtocol> All { get; } = [LmEvalMinerva4Shot, Boxed0Shot, Mini0Shot];

    /// <summary>The same for MATH-500, whose prompts are those of MATH's problems (lm-evaluation-harness's <c>minerva_math500</c>).</summary>
    public static IReadOnlyList<MathProtocol> AllOf500 { get; } =
    [
        LmEvalMinerva4Shot with
        {
            Id = "math500/lm-eval-minerva-4shot", Benchmark = Math500Benchmark.Name, Follows = "lm-evaluation-harness 0.4.13 minerva_math500",
        },
        Boxed0Shot with { Id = "math500/boxed-0shot", Benchmark = Math500Benchmark.Name },
    ];

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>The benchmark's key.</summary>
    public string Benchmark { get; init; } = MathBenchmark.Name;

    /// <summary>What it reproduces.</summary>
    public string Follows { get; init; } = "lm-evaluation-harness 0.4.13 minerva_math";

    /// <summary>The data that it is for; of the full MATH alone.</summary>
    public MathEdition Edition { get; init; } = MathEdition.Original;

    /// <summary>Number of shots: the first of the prompt file, in order.</summary>
    public int Shots { get; init; } = 4;

    /// <summary>A problem; <c>{problem}</c> is as in the data.</summary>
    public string Item { get; init; } = "Problem:\n{problem}\n\nSolution:";

    /// <summary>What is asked after the item; inserted as it is.</summary>
    public string Request { get; init; } = "";

    /// <summary>See <see cref="Protocol.UsesChatTemplate"/>.</summary>
    public bool UsesChatTemplate { get; init; }

    /// <summary>Between problem and solution.</summary>
    public string TargetDelimiter { get; init; } = " ";

    /// <summary>After each shot.</summary>
    public string ShotDelimiter { get; init; } = "\n\n";

    /// <summary>SHA-256 of the shots as a prompt has them. Earlier releases of the harness had other line ends in two of them.</summary>
    public string PrefixSha256 { get; init; } = "57164f1d8a2f4b6c5e0aa036b5c048c81b16bfe8568f2aafd016e76bc69c000f";

    /// <summary>How a completion is written. 256 tokens is the harness's default, which the task keeps.</summary>
    public GenerationSettings Generation { get; init; } = new() { StopStrings = ["Problem:"], MaxNewTokens = 256, Greedy = true };

    /// <summary>Where the answer may stand in a completion.</summary>
    public AnswerForm AnswerForm { get; init; }

    /// <summary>How the answer is found in a completion, for the score.</summary>
    public string Extraction { get; init; } =
        "as compatibleExtraction; else the content of the last \\boxed or \\fbox; else behind the last 'answer is' the formula if nothing but it stands there, "
        + "or the first sentence of the first line; else [invalidanswer]";

    /// <summary>How lm-evaluation-harness finds it, for the verdict <c>compatible</c>.</summary>
    public string CompatibleExtraction { get; init; } =
        "the completion followed by 'I hope it is correct.': first match of regex "
        + "Final Answer: The final answer is(.*?). I hope it is correct., group 1; else [invalidanswer]";

    /// <summary>How the gold answer is found in the solution.</summary>
    public string GoldExtraction { get; init; } = "content of the last \\boxed or \\fbox of the solution";

    /// <summary>When an answer is right, for the score.</summary>
    public string Grader { get; init; } = GraderIds.Describe(
        GraderIds.Math, "equal texts but for typesetting, equal canonical forms in exact algebra, or equal numbers at fixed points, within a number of steps");

    /// <summary>When an answer is right, for the verdict <c>compatible</c>.</summary>
    public string CompatibleGrader { get; init; } = "minerva normalize_final_answer of both; equal texts, or sympy simplify(parse_latex(a) - parse_latex(b)) == 0";

    public Protocol ToProtocol()
    {
        var parts = new Dictionary<string, object>
        {
            ["benchmark"] = Benchmark,
            ["compatibleExtraction"] = CompatibleExtraction,
            ["compatibleGrader"] = CompatibleGrader,
            ["chatTemplate"] = UsesChatTemplate ? "the checkpoint's own: the prompt is one user message, after it the model's turn is opened" : "none",
            ["extraction"] = Extraction,
            ["follows"] = Follows,
            ["goldExtraction"] = GoldExtraction,
            ["grader"] = Grader,
            ["item"] = Item,
            ["macro"] = "mean of subject scores",
            ["metric"] = "exact_match",
            ["micro"] = "mean over items",
            ["shots"] = Shots,
            ["split"] = "test",
            ["version"] = 2,
        };
        if (Request.Length > 0)
            parts["request"] = Request;
        if (Shots > 0)
        {
            parts["prefixSha256"] = PrefixSha256;
            parts["shotDelimiter"] = ShotDelimiter;
            parts["shotSampler"] = "from " + MinervaShots.FileName + ", in order";
            parts["targetDelimiter"] = TargetDelimiter;
        }

        return Protocol.OfWriting(Id, parts, Generation, UsesChatTemplate);
    }

    /// <summary>What all prompts start with: the shots.</summary>
    /// <param name="shots">The prompt file's shots.</param>
    /// <param name="where">The prompt file.</param>
    /// <param name="check">Takes shots that are not the protocol's.</param>
    /// <exception cref="DataIntegrityException">The shots are not the protocol's, and modified data are not allowed.</exception>
    public string Prefix(IReadOnlyList<MathShot> shots, string where, ReleaseCheck check) => ShotsCheck.Check(
        string.Concat(shots.Take(Shots).Select(s => Question(s.Problem) + TargetDelimiter + s.Solution + ShotDelimiter)), PrefixSha256, where, Id, check);

    /// <summary>The problem as it ends a prompt.</summary>
    public string Question(string problem) => PromptTemplate.Fill(Item, _ => problem) + Request;
}
