using System.Globalization;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>How MBPP tasks become prompts and completions become programs.</summary>
internal sealed record MbppProtocol
{
    /// <summary>lm-evaluation-harness 0.4.13, task <c>mbpp</c> (PROTOCOLS 2.5).</summary>
    public static MbppProtocol LmEval3Shot { get; } = new() { Id = "mbpp/lm-eval-3shot" };

    /// <summary>
    /// The sanitized release by lm-evaluation-harness 0.4.13's prompts and shots, which are tasks of the full release: the harness's own task for another
    /// checked release, <c>mbpp_plus</c>, is made so. Three tests are shown; all are run, with the imports that they need.
    /// </summary>
    public static MbppProtocol Sanitized3Shot { get; } = new()
    {
        Id = "mbpp-sanitized/lm-eval-3shot",
        Benchmark = SanitizedMbppBenchmark.Name,
        Follows = "lm-evaluation-harness 0.4.13 mbpp_plus, on the sanitized release",
        Extraction = "the completion as it is, test_imports, all tests, joined by line breaks",
    };

    /// <summary>The mini suite: no shots and no tests in the prompt; the program is written as the mini corpus has it.</summary>
    public static MbppProtocol Mini0Shot { get; } = new()
    {
        Id = "mbpp/mini-0shot",
        Follows = "mini suite",
        Edition = MbppEdition.Mini,
        ShotTasks = [],
        Item = "# {text}\n",
        PrefixSha256 = ShotsCheck.Sha256(""),
        Generation = new GenerationSettings { StopStrings = ["\n\n", "\n#"], MaxNewTokens = 88, Greedy = true },
    };

    /// <summary>The protocols of the full release's form, the default first.</summary>
    public static IReadOnlyList<MbppProtocol> All { get; } = [LmEval3Shot, Mini0Shot];

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>The benchmark's key.</summary>
    public string Benchmark { get; init; } = MbppBenchmark.Name;

    /// <summary>What it reproduces.</summary>
    public string Follows { get; init; } = "lm-evaluation-harness 0.4.13 mbpp";

    /// <summary>The data that it is for; shots are tasks of it.</summary>
    public MbppEdition Edition { get; init; } = MbppEdition.Original;

    /// <summary>The tasks that are shots, in order.</summary>
    public IReadOnlyList<int> ShotTasks { get; init; } = [2, 3, 4];

    /// <summary>A task; the fields are as in the data, <c>{test1}</c> to <c>{test3}</c> its first three tests.</summary>
    public string Item { get; init; } =
        "You are an expert Python programmer, and here is your task: {text} Your code should pass these tests:\n\n{test1}\n{test2}\n{test3}\n[BEGIN]\n";

    /// <summary>A shot's answer; <c>{code}</c> keeps its line ends.</summary>
    public string Target { get; init; } = "{code}\n[DONE]";

    /// <summary>After each shot.</summary>
    public string ShotDelimiter { get; init; } = "\n\n";

    /// <summary>SHA-256 of the shots as a prompt has them.</summary>
    public string PrefixSha256 { get; init; } = "a05310d8d22b4455b277a376886034e4c457c41393bffe008d2be5b2dfd5eab3";

    /// <summary>How a completion is written. 256 tokens is the harness's default, which the task keeps.</summary>
    public GenerationSettings Generation { get; init; } = new() { StopStrings = ["[DONE]"], MaxNewTokens = 256, Greedy = true };

    /// <summary>What program is run.</summary>
    public string Extraction { get; init; } = "the completion as it is, a line break, the three tests joined by line breaks; test_setup_code is not used";

    /// <summary>When a program is right.</summary>
    public string Grader { get; init; } = GraderIds.Describe(GraderIds.Code, "the program ends without an exception within 3 s");

    public Protocol ToProtocol() => Protocol.OfWriting(Id, new Dictionary<string, object>
    {
        ["benchmark"] = Benchmark,
        ["chatTemplate"] = "none",
        ["extraction"] = Extraction,
        ["follows"] = Follows,
        ["grader"] = Grader,
        ["item"] = Item,
        ["metric"] = "pass@1",
        ["micro"] = "mean over items",
        ["prefixSha256"] = PrefixSha256,
        ["samples"] = 1,
        ["shotDelimiter"] = ShotDelimiter,
        ["shotTasks"] = ShotTasks.Select(t => t.ToString(CultureInfo.InvariantCulture)).ToList(),
        ["split"] = FormattableString.Invariant($"tasks {MbppRelease.FirstTest} to {Edition.LastTest}"),
        ["target"] = Target,
        ["version"] = 1,
    }, Generation);

    /// <summary>What all prompts start with: the shots, tasks of the full release.</summary>
    /// <exception cref="DataIntegrityException">A shot is missing, or the shots are not the protocol's and modified data are not allowed.</exception>
    public string Prefix(MbppRelease release, ReleaseCheck check) => ShotsCheck.Check(
        string.Concat(ShotTasks.Select(release.ShotTask).Select(t => Question(t) + PromptTemplate.Fill(Target, _ => t.Code) + ShotDelimiter)),
        PrefixSha256, release.Path, Id, check);

    /// <summary>The task as it ends a prompt.</summary>
    public string Question(MbppTask task) => PromptTemplate.Fill(Item, name => name is "text" ? task.Text : task.Tests[name[^1] - '1']);
}
