using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Reporting;

/// <summary>One line of lm-evaluation-harness's samples.</summary>
internal static class LmEvalSampleRow
{
    /// <param name="item">The item; it has a score.</param>
    /// <param name="place">Its place in the run, where no document tells its number.</param>
    /// <param name="form">What the harness's task fixes.</param>
    /// <param name="settings">Settings of writing; null where likelihoods are compared.</param>
    /// <param name="document">The data set's row; null where the data were not given.</param>
    public static JsonObject Of(ComparedItem item, int place, LmEvalTaskForm form, JsonObject? settings, LmEvalDocument? document)
    {
        var row = document?.Row.DeepClone() ?? new JsonObject { ["id"] = item.Item };
        var target = document?.Target ?? item.Gold?.ToString(CultureInfo.InvariantCulture) ?? "";
        var prompt = document?.Prompt ?? "";
        var isChoice = item.LogLikelihoods is not null;
        string?[] texts = item.Texts.Count > 0 ? [.. item.Texts] : [item.Text];
        return new JsonObject
        {
            ["doc_id"] = document?.Number ?? Number(item, place),
            ["doc"] = row,
            ["target"] = target,
            ["arguments"] = isChoice ? Requests(item.LogLikelihoods!.Count, prompt, document) : new JsonObject { ["gen_args_0"] = Request(prompt, settings?.DeepClone()) },
            ["resps"] = isChoice ? new JsonArray([.. Pairs(item).Select(p => new JsonArray(p))]) : new JsonArray(Texts(texts)),
            ["filtered_resps"] = isChoice ? new JsonArray([.. Pairs(item)]) : Filtered(item, texts, form, document),
            ["filter"] = form.Filter,
            ["metrics"] = new JsonArray(form.Metric),
            ["doc_hash"] = Sha256(PythonJson.Indented(row)),
            ["prompt_hash"] = item.PromptSha256,
            ["target_hash"] = Sha256(target),
            // MATH's score here is by our own grader; the harness's verdict is beside it.
            [form.Metric] = item.OtherScores.TryGetValue("compatible", out var compatible) ? compatible : item.Score!.Value,
        };
    }

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static JsonObject Requests(int count, string prompt, LmEvalDocument? document) => new([.. Enumerable.Range(0, count).Select(i =>
        KeyValuePair.Create($"gen_args_{i}", (JsonNode?)Request(prompt, document is { } d && i < d.Continuations.Count ? d.Continuations[i] : $" {(char)('A' + i)}")))]);

    private static JsonObject Request(string prompt, JsonNode? second) => new() { ["arg_0"] = prompt, ["arg_1"] = second ?? new JsonObject() };

    // What the task's filter leaves: BBH's answer, HumanEval's whole programs, otherwise the first text as it is.
    private static JsonArray Filtered(ComparedItem item, string?[] texts, LmEvalTaskForm form, LmEvalDocument? document) => form.Filter switch
    {
        "get-answer" => new JsonArray(item.Answer),
        "create_test" => new JsonArray(Texts([.. texts.Select(t => (document?.Prompt ?? "") + t)])),
        _ => new JsonArray(texts[0]),
    };

    private static JsonArray Texts(string?[] texts) => [.. texts.Select(t => JsonValue.Create(t))];

    // The harness writes both as texts, as Python spells them.
    private static IEnumerable<JsonNode> Pairs(ComparedItem item) =>
        item.LogLikelihoods!.Select((v, i) => new JsonArray(PythonJson.Number(v), item.IsGreedy is { } greedy && greedy[i] ? "True" : "False"));

    // Names of MMLU and BBH end in the row's number.
    private static int Number(ComparedItem item, int place) =>
        item.Item.StartsWith(item.Subtask + "/", StringComparison.Ordinal) && int.TryParse(item.Item.AsSpan(item.Subtask.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : place;
}
