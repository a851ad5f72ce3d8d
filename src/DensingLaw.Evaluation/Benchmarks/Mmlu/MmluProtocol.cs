using System.Text;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>How MMLU questions become prompts. Every piece that a prompt is made of is in <see cref="Protocol.Definition"/>.</summary>
internal sealed record MmluProtocol
{
    /// <summary>lm-evaluation-harness 0.4.13, task group <c>mmlu</c> with <c>--num_fewshot 5</c> (PROTOCOLS 2.1).</summary>
    public static MmluProtocol LmEval5Shot { get; } = new() { Id = "mmlu/lm-eval-5shot" };

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>Number of shots: the first rows of <c>dev</c>, in order.</summary>
    public int Shots { get; init; } = 5;

    /// <summary>The start of every prompt; <c>{subject}</c> is the subject with spaces for underscores.</summary>
    public string Description { get; init; } = "The following are multiple choice questions (with answers) about {subject}.\n\n";

    /// <summary>A question; <c>{question}</c> has its outer white space removed, choices are as in the data.</summary>
    public string Item { get; init; } = "{question}\nA. {A}\nB. {B}\nC. {C}\nD. {D}\nAnswer:";

    /// <summary>Between question and answer.</summary>
    public string TargetDelimiter { get; init; } = " ";

    /// <summary>After each shot.</summary>
    public string ShotDelimiter { get; init; } = "\n\n";

    /// <summary>The answers' names.</summary>
    public IReadOnlyList<string> Letters { get; init; } = ["A", "B", "C", "D"];

    public Protocol ToProtocol() => Protocol.Of(Id, new Dictionary<string, object>
    {
        ["benchmark"] = MmluBenchmark.Name,
        ["chatTemplate"] = "none",
        ["continuations"] = Continuations(),
        ["description"] = Description,
        ["follows"] = "lm-evaluation-harness 0.4.13 mmlu/default",
        ["item"] = Item,
        ["macro"] = "mean of subject accuracies",
        ["metric"] = "acc",
        ["micro"] = "mean over items",
        ["prediction"] = "largest sum of log-probabilities of the continuation given the prompt; the first wins ties",
        ["questionTrim"] = "python str.strip",
        ["shotDelimiter"] = ShotDelimiter,
        ["shots"] = Shots,
        ["shotSampler"] = "first rows of dev",
        ["split"] = "test",
        ["subjectName"] = "underscores become spaces",
        ["targetDelimiter"] = TargetDelimiter,
        ["version"] = 1,
    });

    /// <summary>The delimiter and a letter, in the order of the choices.</summary>
    public IReadOnlyList<string> Continuations() => [.. Letters.Select(l => TargetDelimiter + l)];

    /// <summary>What all prompts of a subject start with: description and shots.</summary>
    public string Prefix(MmluSubject subject)
    {
        var prefix = new StringBuilder(Description.Replace("{subject}", subject.Name.Replace('_', ' '), StringComparison.Ordinal));
        foreach (var shot in subject.Shots.Take(Shots))
            prefix.Append(Question(shot)).Append(TargetDelimiter).Append(Letters[shot.AnswerIndex]).Append(ShotDelimiter);
        return prefix.ToString();
    }

    /// <summary>The question as it ends a prompt.</summary>
    public string Question(MmluQuestion question) => PromptTemplate.Fill(
        Item, name => name is "question" ? PythonText.Strip(question.Question) : question.Choices[name[0] - 'A']);
}
