using System.Text;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>How MMLU questions become prompts. Every piece that a prompt is made of is in <see cref="Protocol.Definition"/>.</summary>
internal sealed record MmluProtocol
{
    private const string TwoSpaces = "The following are multiple choice questions (with answers) about  {subject}.\n\n";

    /// <summary>lm-evaluation-harness 0.4.13, task group <c>mmlu</c> with <c>--num_fewshot 5</c> (PROTOCOLS 2.1).</summary>
    public static MmluProtocol LmEval5Shot { get; } = new() { Id = "mmlu/lm-eval-5shot" };

    /// <summary>
    /// The authors' <c>evaluate.py</c> (hendrycks/test). It measures prompts as 2,048 tokens of GPT-2; here they are measured by the model. It reads
    /// the rows with pandas, some versions of which take the choice <c>None</c> of 10 questions for a missing value; here it is a text.
    /// </summary>
    public static MmluProtocol Hendrycks { get; } = new()
    {
        Id = "mmlu/hendrycks",
        Follows = "hendrycks/test evaluate.py",
        Description = TwoSpaces,
        StripsQuestion = false,
        DropsShots = true,
        Choice = ChoiceRule.TopHundred,
    };

    /// <summary>OpenCompass's <c>mmlu_ppl_ac766d</c>. Its shots end in a line break and are joined and ended by another.</summary>
    public static MmluProtocol OpenCompassPpl { get; } = new()
    {
        Id = "mmlu/opencompass-ppl-ac766d",
        Follows = "OpenCompass mmlu_ppl_ac766d",
        Description = TwoSpaces,
        StripsQuestion = false,
        DropsShots = true,
        NoShots = "\n",
        Choice = ChoiceRule.WholeText,
    };

    /// <summary>lm-evaluation-harness 0.4.13, task group <c>mmlu_generative</c> with <c>--num_fewshot 5</c>. 256 tokens is the harness's default.</summary>
    public static MmluProtocol LmEvalGenerative { get; } = new()
    {
        Id = "mmlu/lm-eval-generative",
        Follows = "lm-evaluation-harness 0.4.13 mmlu/generative",
        Choice = null,
        Generation = new GenerationSettings { StopStrings = ["</s>", "\n"], MaxNewTokens = 256, Greedy = true },
        Metric = "exact_match",
    };

    /// <summary>
    /// lm-evaluation-harness 0.4.13, task group <c>mmlu_continuation</c> with <c>--num_fewshot 5</c>, by its metric <c>acc_bytes</c>.
    /// </summary>
    public static MmluProtocol LmEvalCloze5Shot { get; } = new()
    {
        Id = "mmlu/lm-eval-cloze-5shot",
        Follows = "lm-evaluation-harness 0.4.13 mmlu/continuation",
        Description = "The following are questions (with answers) about {subject}.\n\n",
        Item = "Question: {question}\nAnswer:",
        AnswersWithText = true,
        Choice = ChoiceRule.PerByte,
        Metric = "acc_bytes",
    };

    /// <summary>
    /// The mini suite: the question and the start of its answer, without options, so that loss and score ask for the fact alone. Questions end in the answer's
    /// start: <c>what is the pet of sekin? the pet of sekin is</c>.
    /// </summary>
    public static MmluProtocol MiniCloze0Shot { get; } = new()
    {
        Id = "mmlu/mini-cloze-0shot",
        Follows = "mini suite",
        Edition = MmluEdition.Mini,
        Shots = 0,
        Description = "",
        Item = "question: {question}",
        AnswersWithText = true,
    };

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<MmluProtocol> All { get; } = [LmEval5Shot, Hendrycks, OpenCompassPpl, LmEvalGenerative, LmEvalCloze5Shot, MiniCloze0Shot];

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>What it reproduces.</summary>
    public string Follows { get; init; } = "lm-evaluation-harness 0.4.13 mmlu/default";

    /// <summary>The data that it is for.</summary>
    public MmluEdition Edition { get; init; } = MmluEdition.Original;

    /// <summary>Number of shots: the first rows of <c>dev</c>, in order.</summary>
    public int Shots { get; init; } = 5;

    /// <summary>The start of every prompt; <c>{subject}</c> is the subject with spaces for underscores.</summary>
    public string Description { get; init; } = "The following are multiple choice questions (with answers) about {subject}.\n\n";

    /// <summary>A question; choices are as in the data.</summary>
    public string Item { get; init; } = "{question}\nA. {A}\nB. {B}\nC. {C}\nD. {D}\nAnswer:";

    /// <summary>Whether <c>{question}</c> has its outer white space removed.</summary>
    public bool StripsQuestion { get; init; } = true;

    /// <summary>Whether answers are the choices' texts instead of their letters.</summary>
    public bool AnswersWithText { get; init; }

    /// <summary>Between question and answer.</summary>
    public string TargetDelimiter { get; init; } = " ";

    /// <summary>After each shot.</summary>
    public string ShotDelimiter { get; init; } = "\n\n";

    /// <summary>Whether whole shots are dropped, the last first, where a prompt is too long for the model, instead of the prompt's left.</summary>
    public bool DropsShots { get; init; }

    /// <summary>What stands in the place of the shots when all are dropped.</summary>
    public string NoShots { get; init; } = "";

    /// <summary>The answers' names.</summary>
    public IReadOnlyList<string> Letters { get; init; } = ["A", "B", "C", "D"];

    /// <summary>How continuations are compared; null where the answer is written.</summary>
    public ChoiceRule? Choice { get; init; } = ChoiceRule.Sum;

    /// <summary>How a completion is written; null where continuations are compared.</summary>
    public GenerationSettings? Generation { get; init; }

    /// <summary>How the answer is found in a completion.</summary>
    public string Extraction { get; init; } = "the completion up to its first line break, python str.strip";

    /// <summary>When a written answer is right.</summary>
    public string Grader { get; init; } = GraderIds.Describe(GraderIds.Letter, "equal to the letter, both python str.lower and without the characters of python string.punctuation");

    /// <summary>The headline's name in the reference.</summary>
    public string Metric { get; init; } = "acc";

    public Protocol ToProtocol()
    {
        var parts = new Dictionary<string, object>
        {
            ["benchmark"] = MmluBenchmark.Name,
            ["chatTemplate"] = "none",
            ["description"] = Description,
            ["follows"] = Follows,
            ["item"] = Item,
            ["macro"] = "mean of subject accuracies",
            ["metric"] = Metric,
            ["micro"] = "mean over items",
            ["questionTrim"] = StripsQuestion ? "python str.strip" : "none",
            ["shotDelimiter"] = ShotDelimiter,
            ["shots"] = Shots,
            ["shotSampler"] = "first rows of dev",
            ["split"] = "test",
            ["subjectName"] = "underscores become spaces",
            ["targetDelimiter"] = TargetDelimiter,
            ["version"] = 1,
        };
        if (DropsShots)
        {
            parts["longPrompts"] = "whole shots are dropped, the last first, until the prompt with its longest continuation fits the model's length; then the left";
            parts["noShots"] = NoShots;
        }

        if (Choice is { } choice)
        {
            parts["continuations"] = AnswersWithText ? "targetDelimiter and the text of each choice" : LetterContinuations();
            return Protocol.OfChoosing(Id, parts, choice, AnswersWithText);
        }

        parts["extraction"] = Extraction;
        parts["grader"] = Grader;
        parts["targets"] = Letters;
        return Protocol.OfWriting(Id, parts, Generation ?? throw new InvalidOperationException($"{Id} neither compares nor writes"));
    }

    /// <summary>The delimiter and each answer, in the order of the choices; none where the answer is written.</summary>
    public IReadOnlyList<string> Continuations(MmluQuestion question) =>
        Choice is null ? [] : AnswersWithText ? [.. question.Choices.Select(c => TargetDelimiter + c)] : LetterContinuations();

    /// <summary>The right answer, without delimiter.</summary>
    public string Answer(MmluQuestion question) => AnswersWithText ? question.AnswerText : Letters[question.AnswerIndex];

    /// <summary>What all prompts of a subject start with: description and shots.</summary>
    public string Prefix(MmluSubject subject) => Prefix(subject, Math.Min(Shots, subject.Shots.Count));

    /// <summary>The same with fewer and fewer shots, down to none; empty where shots are not dropped.</summary>
    public IReadOnlyList<string> ShorterPrefixes(MmluSubject subject) => !DropsShots ? []
        : [.. Enumerable.Range(0, Math.Min(Shots, subject.Shots.Count)).Reverse().Select(shots => Prefix(subject, shots))];

    /// <summary>The question as it ends a prompt.</summary>
    public string Question(MmluQuestion question) => PromptTemplate.Fill(Item, name => name is not "question" ? question.Choices[name[0] - 'A']
        : StripsQuestion ? PythonText.Strip(question.Question)
        : question.Question);

    private string Prefix(MmluSubject subject, int shots)
    {
        var prefix = new StringBuilder(Description.Replace("{subject}", subject.Name.Replace('_', ' '), StringComparison.Ordinal));
        foreach (var shot in subject.Shots.Take(shots))
            prefix.Append(Question(shot)).Append(TargetDelimiter).Append(Answer(shot)).Append(ShotDelimiter);
        return prefix.Append(shots == 0 ? NoShots : "").ToString();
    }

    private List<string> LetterContinuations() => [.. Letters.Select(l => TargetDelimiter + l)];
}
