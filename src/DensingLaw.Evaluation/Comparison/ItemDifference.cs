using System.Globalization;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>An item on both sides, and where and why they part.</summary>
public sealed record ItemDifference
{
    /// <summary>The benchmark.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The sub-task.</summary>
    public required string Subtask { get; init; }

    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>The baseline's score.</summary>
    public required double? FirstScore { get; init; }

    /// <summary>The candidate's.</summary>
    public required double? SecondScore { get; init; }

    /// <summary>The baseline's answer.</summary>
    public required string? FirstAnswer { get; init; }

    /// <summary>The candidate's.</summary>
    public required string? SecondAnswer { get; init; }

    /// <summary>What the baseline wrote.</summary>
    public string? FirstText { get; init; }

    /// <summary>What the candidate wrote.</summary>
    public string? SecondText { get; init; }

    /// <summary>The prompt, where it is known.</summary>
    public string? Prompt { get; init; }

    /// <summary>Where they part.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>In words.</summary>
    public required string Reason { get; init; }

    /// <summary>Nats: the largest change of a choice's log-likelihood or of a loss.</summary>
    public required double Nats { get; init; }

    /// <summary>Explains a pair.</summary>
    public static ItemDifference Of(string benchmark, ItemPair pair)
    {
        var (a, b) = (pair.First, pair.Second);
        var nats = LargestChange(a, b);
        var (kind, reason) = Explain(pair, nats);
        return new ItemDifference
        {
            Benchmark = benchmark,
            Subtask = a.Subtask,
            Item = a.Item,
            FirstScore = a.Score,
            SecondScore = b.Score,
            FirstAnswer = a.Answer,
            SecondAnswer = b.Answer,
            FirstText = a.Text,
            SecondText = b.Text,
            Prompt = a.Prompt ?? b.Prompt,
            Kind = kind,
            Reason = reason,
            Nats = nats,
        };
    }

    private static (DifferenceKind, string) Explain(ItemPair pair, double nats)
    {
        var (a, b) = (pair.First, pair.Second);
        if (pair.PromptsDiffer)
            return (DifferenceKind.Prompt, Text($"the prompts differ (SHA-256 {a.PromptSha256![..8]} and {b.PromptSha256![..8]})"));
        if (a.LogLikelihoods is not null && b.LogLikelihoods is not null)
        {
            return a.Answer != b.Answer
                ? (DifferenceKind.Choice, Text($"{a.Answer} leads by {a.Margin:0.0000} nats, {b.Answer} by {b.Margin:0.0000}; log-likelihoods differ by up to {nats:0.0000}{Tokens(a, b)}"))
                : a.Score != b.Score ? (DifferenceKind.Gold, Text($"both choose {a.Answer}; {Right(a)} and {Right(b)} count as right"))
                : (DifferenceKind.Same, Text($"both choose {a.Answer}; log-likelihoods differ by up to {nats:0.0000} nats"));
        }

        if (a.Text != b.Text && a.Text is not null && b.Text is not null)
        {
            var at = Common(a.Text, b.Text);
            return (DifferenceKind.Text, Text($"the texts part at character {at} of {a.Text.Length} and {b.Text.Length}{Tokens(a, b)}"));
        }

        return a.Score != b.Score
            ? (DifferenceKind.Grade, Text($"the same text, graded {a.Score} ({a.Rule ?? "rule not told"}) and {b.Score} ({b.Rule ?? "rule not told"})"))
            : (DifferenceKind.Same, nats > 0 ? Text($"the loss differs by {nats:0.0000} nats") : "no difference");
    }

    private static string Right(ComparedItem item) => item.Gold is { } gold ? RecordItems.Letter(gold) : "?";

    private static string Tokens(ComparedItem a, ComparedItem b) =>
        a.PromptTokens is { } m && b.PromptTokens is { } n && m != n ? Text($"; the prompt has {m} tokens and {n}") : "";

    private static int Common(string a, string b)
    {
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
            i++;
        return i;
    }

    private static double LargestChange(ComparedItem a, ComparedItem b)
    {
        var largest = 0.0;
        if (a.LogLikelihoods is { } first && b.LogLikelihoods is { } second)
        {
            for (var i = 0; i < Math.Min(first.Count, second.Count); i++)
                largest = Math.Max(largest, Math.Abs(first[i] - second[i]));
        }

        foreach (var loss in a.Losses)
        {
            foreach (var other in b.Losses)
            {
                if (other.Kind == loss.Kind && !loss.IsInfinite && !other.IsInfinite)
                    largest = Math.Max(largest, Math.Abs(loss.Nats - other.Nats));
            }
        }

        return largest;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
