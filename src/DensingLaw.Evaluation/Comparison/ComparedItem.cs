using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>One item of one side of a comparison: all that its records, or another tool's log, say of it.</summary>
public sealed record ComparedItem
{
    /// <summary>The sub-task.</summary>
    public required string Subtask { get; init; }

    /// <summary>The release's own item id; for another tool's log its sub-task and number where it does not tell the id.</summary>
    public required string Item { get; init; }

    /// <summary>Its place in its sub-task, from 0, in the order of the source.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Hash of the prompt's UTF-8 bytes; null where the source does not tell it.</summary>
    public required string? PromptSha256 { get; init; }

    /// <summary>Tokens of the prompt before any truncation; null where the source does not tell.</summary>
    public int? PromptTokens { get; init; }

    /// <summary>The prompt itself, where the source has it.</summary>
    public string? Prompt { get; init; }

    /// <summary>The share of right answers: 1 or 0 where there is one; null where the item has a loss and no score.</summary>
    public required double? Score { get; init; }

    /// <summary>The choice's letter, or the answer that a grader found.</summary>
    public string? Answer { get; init; }

    /// <summary>What was written: the first completion.</summary>
    public string? Text { get; init; }

    /// <summary>All completions, in the order of their numbers; empty where the source tells the first alone.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Other verdicts on the completions, by name: the share that each finds right (see <see cref="GradeRecord.Others"/>).</summary>
    public IReadOnlyDictionary<string, double> OtherScores { get; init; } = new Dictionary<string, double>();

    /// <summary>What decided the verdict; null where the source does not tell.</summary>
    public string? Rule { get; init; }

    /// <summary>Of the choices, in nats; null for items that are answered by writing.</summary>
    public IReadOnlyList<double>? LogLikelihoods { get; init; }

    /// <summary>For every choice, whether each of its tokens was the most probable one; null where the source does not tell.</summary>
    public IReadOnlyList<bool>? IsGreedy { get; init; }

    /// <summary>Index of the right choice; null for items that are answered by writing.</summary>
    public int? Gold { get; init; }

    /// <summary>Whether the prompt was cut to fit the model.</summary>
    public bool Truncated { get; init; }

    /// <summary>Completions written.</summary>
    public int Completions { get; init; }

    /// <summary>Those that reached the largest number of tokens.</summary>
    public int CutOff { get; init; }

    /// <summary>Those in which no answer was found.</summary>
    public int Invalid { get; init; }

    /// <summary>Its losses, at most one a kind.</summary>
    public IReadOnlyList<ItemLoss> Losses { get; init; } = [];

    /// <summary>Nats between the best choice and the next; null for items that are answered by writing.</summary>
    public double? Margin
    {
        get
        {
            if (LogLikelihoods is not { Count: > 1 } values)
                return null;
            var (best, next) = (double.NegativeInfinity, double.NegativeInfinity);
            foreach (var value in values)
            {
                if (value > best)
                    (best, next) = (value, best);
                else if (value > next)
                    next = value;
            }

            return best - next;
        }
    }
}
