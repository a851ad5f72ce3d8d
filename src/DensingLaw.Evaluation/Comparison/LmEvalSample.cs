using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>Reads one line of lm-evaluation-harness's samples, and of the leaner form that golden files keep (<c>native_id</c>, <c>prompt_sha256</c>, <c>score</c>).</summary>
internal static class LmEvalSample
{
    /// <summary>The metrics that are an item's verdict; the first that a line has counts.</summary>
    private static readonly string[] s_verdicts = ["acc", "exact_match", "pass@1", "pass_at_1", "math_verify"];

    public static ComparedItem Read(JsonElement row, string subtask, int ordinal)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw new FormatException($"it is {row.ValueKind}, not an object");
        var number = Required(row, "doc_id").GetInt32();
        var prompt = Text(row, "prompt") ?? Argument(row);
        var item = new ComparedItem
        {
            Subtask = subtask,
            Item = Text(row, "native_id") ?? TaskId(row) ?? string.Create(CultureInfo.InvariantCulture, $"{subtask}/{number}"),
            Ordinal = ordinal,
            PromptSha256 = Text(row, "prompt_sha256") ?? Text(row, "prompt_hash") ?? (prompt is null ? null : Sha256(prompt)),
            PromptTokens = row.TryGetProperty("prompt_tokens", out var tokens) ? tokens.GetInt32() : null,
            Prompt = prompt,
            Score = Verdict(row),
        };
        return LogLikelihoods(row) is { Length: > 0 } values
            ? item with { LogLikelihoods = values, Answer = RecordItems.Letter(Array.IndexOf(values, values.Max())), Gold = Gold(row) }
            : item with { Text = First(row, "resps"), Answer = First(row, "filtered_resps") ?? First(row, "filtered"), Completions = 1 };
    }

    private static double Verdict(JsonElement row)
    {
        var from = row.TryGetProperty("score", out var score) && score.ValueKind == JsonValueKind.Object ? score : row;
        foreach (var name in s_verdicts)
        {
            if (from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetBoolean() ? 1 : 0;
        }

        throw new FormatException($"it has none of the metrics {string.Join(", ", s_verdicts)}");
    }

    private static double[]? LogLikelihoods(JsonElement row)
    {
        if (row.TryGetProperty("loglikelihoods", out var plain))
            return [.. plain.EnumerateArray().Select(Number)];
        if (!row.TryGetProperty("filtered_resps", out var answers) || answers.ValueKind != JsonValueKind.Array || answers.GetArrayLength() < 2)
            return null;
        // Pairs of log-likelihood and whether it is greedy, which the log writes as texts.
        return answers.EnumerateArray().All(a => a.ValueKind == JsonValueKind.Array && a.GetArrayLength() == 2) ? [.. answers.EnumerateArray().Select(a => Number(a[0]))] : null;
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
        : value.GetDouble();

    private static int? Gold(JsonElement row)
    {
        var text = Text(row, "gold") ?? (row.TryGetProperty("target", out var target) ? target.ToString() : null);
        return text is [>= 'A' and <= 'Z'] ? text[0] - 'A' : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    /// <summary>The first text of a list of texts or of lists of texts.</summary>
    private static string? First(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value))
            return null;
        while (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            value = value[0];
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static string? TaskId(JsonElement row) =>
        row.TryGetProperty("doc", out var doc) && doc.ValueKind == JsonValueKind.Object && doc.TryGetProperty("task_id", out var id) ? id.ToString() : null;

    /// <summary>The prompt: the first argument of the first request, in the log's form or as a plain list.</summary>
    private static string? Argument(JsonElement row)
    {
        if (!row.TryGetProperty("arguments", out var arguments))
            return null;
        var value = arguments.ValueKind switch
        {
            JsonValueKind.Object => arguments.TryGetProperty("gen_args_0", out var first) && first.TryGetProperty("arg_0", out var prompt) ? prompt : default,
            JsonValueKind.Array when arguments.GetArrayLength() > 0 && arguments[0].ValueKind == JsonValueKind.Array && arguments[0].GetArrayLength() > 0 => arguments[0][0],
            _ => default,
        };
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static JsonElement Required(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value : throw new FormatException($"'{name}' is missing");

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
