using System.Text.Json;
using DensingLaw.Tests;
using DensingLaw.Tokenization.Chat;
using DensingLaw.Tokenization.Tests.Goldens;

namespace DensingLaw.Tokenization.Tests.Chat;

/// <summary>Templates of published models, rendered by transformers and by Jinja 2.</summary>
public sealed class ChatGoldenTests
{
    // The day of the goldens' fixed clock.
    private static readonly DateOnly s_date = new(2024, 7, 26);

    // What is left out on purpose; each must be refused with a message, never rendered otherwise.
    private static readonly string[] s_refused =
    [
        "strftime_now", "dict_ctor_joiner_cycler", "filter_batch_slice", "filter_groupby", "filter_wordcount_etc", "str_methods", "string_multiply_format", "xmlattr_pprint",
    ];

    public static TheoryData<string> Models =>
    [
        "chatglm3", "command_r_plus", "deepseek_v3", "gemma3", "internlm2", "llama3", "llama3_2", "minicpm_v4_5", "mistral_nemo", "qwen2_5", "qwen3", "smollm2",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Render_ModelsTemplates_EqualTransformers(string model)
    {
        foreach (var golden in GoldenFile.ReadLines($"chat/{model}.jsonl"))
        {
            var template = ChatTemplate.Parse(File.ReadAllText(GoldenFile.Path($"chat/{golden.GetProperty("template").GetString()}")));
            var expected = Expected(golden.TryGetProperty("raw_render", out var raw) ? raw : golden);
            var continues = golden.GetProperty("options").TryGetProperty("continue_final_message", out _);
            if (golden.GetProperty("messages").GetArrayLength() == 0 && raw.ValueKind == JsonValueKind.Undefined)
            {
                continue;
            }

            var found = Rendered(template, Variables(golden, keepsNulls: raw.ValueKind != JsonValueKind.Undefined), s_date);
            if (continues)
            {
                // transformers cuts the text behind the last message by itself; the template renders the whole turn.
                Assert.StartsWith(expected!, found, StringComparison.Ordinal);
                continue;
            }

            Assert.True(expected == found, $"{model} {golden.GetProperty("name")}\nexpected: {expected}\nfound:    {found}");
        }
    }

    [Fact]
    public void Render_SmallTemplates_EqualJinja()
    {
        foreach (var golden in GoldenFile.ReadLines("chat/jinja_cases.jsonl"))
        {
            var name = golden.GetProperty("name").GetString()!;
            var variables = golden.GetProperty("context").EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
            var expected = s_refused.Contains(name) ? null : Expected(golden);
            string? found;
            try
            {
                found = ChatTemplate.Parse(golden.GetProperty("template").GetString()!).Render(variables, s_date);
            }
            catch (ConfigurationException e)
            {
                found = null;
                Assert.True(expected is null, $"{name}: {e.Message}");
                Assert.StartsWith("chat template, line ", e.Message, StringComparison.Ordinal);
            }

            Assert.True(expected == found, $"{name}\nexpected: {expected}\nfound:    {found}");
        }
    }

    [Fact]
    public void Parse_EveryGoldenTemplate_Succeeds()
    {
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require("goldens"), "tokenizer_config.json", SearchOption.AllDirectories))
        {
            using var config = JsonDocument.Parse(File.ReadAllText(file));
            if (!config.RootElement.TryGetProperty("chat_template", out var template) || template.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            foreach (var source in template.ValueKind == JsonValueKind.Array ? template.EnumerateArray().Select(t => t.GetProperty("template")) : [template])
            {
                Assert.NotNull(ChatTemplate.Parse(source.GetString()!));
                count++;
            }
        }

        Assert.True(count >= 11, $"{count} templates");
    }

    private static string? Expected(JsonElement golden) => golden.TryGetProperty("rendered", out var rendered) ? rendered.GetString() : null;

    private static string? Rendered(ChatTemplate template, Dictionary<string, object?> variables, DateOnly date)
    {
        try
        {
            return template.Render(variables, date);
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private static Dictionary<string, object?> Variables(JsonElement golden, bool keepsNulls)
    {
        var variables = new Dictionary<string, object?> { ["tools"] = null, ["documents"] = null, ["add_generation_prompt"] = false };
        foreach (var part in (string[])["special_tokens", "options"])
        {
            foreach (var item in golden.GetProperty(part).EnumerateObject().Where(item => item.Name != "continue_final_message"))
            {
                variables[item.Name] = item.Value;
            }
        }

        // transformers leaves out the members of a message that are null.
        variables["messages"] = golden.GetProperty("messages").EnumerateArray()
            .Select(m => m.EnumerateObject().Where(p => keepsNulls || p.Value.ValueKind != JsonValueKind.Null).ToDictionary(p => p.Name, p => (object?)p.Value))
            .ToArray();
        return variables;
    }
}
