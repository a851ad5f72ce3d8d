using System.Text;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>How BBH questions become prompts and completions become answers.</summary>
internal sealed record BbhProtocol
{
    /// <summary>lm-evaluation-harness 0.4.13, task group <c>bbh_cot_fewshot</c> (PROTOCOLS 2.2).</summary>
    public static BbhProtocol LmEval3ShotCot { get; } = new() { Id = "bbh/lm-eval-3shot-cot" };

    /// <summary>The mini suite: no shots; the answer is written as the mini corpus has it.</summary>
    public static BbhProtocol Mini0ShotCot { get; } = new()
    {
        Id = "bbh/mini-0shot-cot",
        Follows = "mini suite",
        Edition = BbhEdition.Mini,
        Shots = 0,
        UsesDescription = false,
        Item = "Q: {input}\nA:",
        PrefixSha256 = new Dictionary<string, string>(),
        Generation = new GenerationSettings { StopStrings = ["\n"], MaxNewTokens = 48, Greedy = true },
    };

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<BbhProtocol> All { get; } = [LmEval3ShotCot, Mini0ShotCot];

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>What it reproduces.</summary>
    public string Follows { get; init; } = "lm-evaluation-harness 0.4.13 bbh_cot_fewshot";

    /// <summary>The data that it is for.</summary>
    public BbhEdition Edition { get; init; } = BbhEdition.Original;

    /// <summary>Whether a prompt starts with the description of the sub-task's prompt file.</summary>
    public bool UsesDescription { get; init; } = true;

    /// <summary>Number of shots: the first of the sub-task's prompt file, in order.</summary>
    public int Shots { get; init; } = 3;

    /// <summary>After the description.</summary>
    public string DescriptionDelimiter { get; init; } = "\n\n";

    /// <summary>A question; <c>{input}</c> is as in the data.</summary>
    public string Item { get; init; } = "Q: {input}\nA: Let's think step by step.\n";

    /// <summary>After each shot.</summary>
    public string ShotDelimiter { get; init; } = "\n\n";

    /// <summary>SHA-256 of the description and shots as a prompt has them, by sub-task.</summary>
    public IReadOnlyDictionary<string, string> PrefixSha256 { get; init; } = BbhPrefixes.LmEvalSha256;

    /// <summary>How a completion is written.</summary>
    public GenerationSettings Generation { get; init; } = new() { StopStrings = ["</s>", "Q", "\n\n"], MaxNewTokens = 1024, Greedy = true };

    /// <summary>How the answer is found in a completion.</summary>
    public string Extraction { get; init; } =
        "first match of regex (?<=the answer is )(.*)(?=.) within a line, group 1, python str.strip; else [invalid]";

    /// <summary>When an answer is right.</summary>
    public string Grader { get; init; } = GraderIds.Describe(GraderIds.Bbh, "equal to the target, character by character");

    public Protocol ToProtocol() => Protocol.OfWriting(Id, new Dictionary<string, object>
    {
        ["benchmark"] = BbhBenchmark.Name,
        ["chatTemplate"] = "none",
        ["description"] = UsesDescription ? "from cot-prompts, after the line -----" : "none",
        ["descriptionDelimiter"] = DescriptionDelimiter,
        ["extraction"] = Extraction,
        ["follows"] = Follows,
        ["grader"] = Grader,
        ["item"] = Item,
        ["macro"] = "mean of sub-task scores",
        ["metric"] = "exact_match",
        ["micro"] = "mean over items",
        ["prefixSha256"] = PrefixSha256.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value}").ToList(),
        ["shotDelimiter"] = ShotDelimiter,
        ["shots"] = Shots,
        ["shotSampler"] = "from cot-prompts, in order; one line break after 'step by step.'",
        ["version"] = 1,
    }, Generation);

    /// <summary>What all prompts of a sub-task start with: description and shots.</summary>
    /// <exception cref="DataIntegrityException">The shots are not the protocol's, and modified data are not allowed.</exception>
    public string Prefix(BbhTask task, ReleaseCheck check)
    {
        var prefix = new StringBuilder(UsesDescription ? task.Prompt.Description + DescriptionDelimiter : "");
        foreach (var shot in task.Prompt.Shots.Take(Shots))
            prefix.Append(Question(shot.Input)).Append(shot.Reasoning).Append(ShotDelimiter);
        var text = prefix.ToString();
        return PrefixSha256.TryGetValue(task.Name, out var sha256) ? ShotsCheck.Check(text, sha256, task.PromptFile, Id, check) : text;
    }

    /// <summary>The question as it ends a prompt.</summary>
    public string Question(string input) => PromptTemplate.Fill(Item, _ => input);
}
