using System.Text.Json;
using DensingLaw.Tests;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Tokenization.Tests.Chat;

public sealed class ChatEncoderTests
{
    [Fact]
    public void Encode_ConversationsOfSmolLM2_GivesTheReferencesTextAndIds()
    {
        var encoder = new ChatEncoder(TokenizerReader.Open(SharedFolder.Require("checkpoints/smollm2-135m-instruct")));
        using var goldens = JsonDocument.Parse(File.ReadAllText(SharedFolder.Require("goldens/smollm2/chat.json")));
        Assert.Equal(5, goldens.RootElement.GetArrayLength());
        foreach (var golden in goldens.RootElement.EnumerateArray())
        {
            var messages = golden.GetProperty("messages").EnumerateArray()
                .Select(m => new ChatMessage(m.GetProperty("role").GetString()!, m.GetProperty("content").GetString()!));
            var rendered = encoder.Render(new ChatRequest { Messages = [.. messages], AddGenerationPrompt = true });
            Assert.Equal(golden.GetProperty("rendered").GetString(), rendered);
            Assert.Equal(golden.GetProperty("input_ids").EnumerateArray().Select(i => i.GetInt32()), encoder.Encode(rendered));
        }
    }

    [Fact]
    public void Create_GgufWithATemplate_RendersAsTheFolderDoes()
    {
        var path = Directory.GetFiles(SharedFolder.Require("checkpoints/smollm2-135m-instruct"), "*.gguf").FirstOrDefault();
        Assert.SkipWhen(path is null, "no GGUF file beside the checkpoint");
        var request = new ChatRequest { Messages = [new ChatMessage("user", "Hi")], AddGenerationPrompt = true };
        var (folder, gguf) = (new ChatEncoder(TokenizerReader.Open(SharedFolder.Require("checkpoints/smollm2-135m-instruct"))), new ChatEncoder(TokenizerReader.Open(path)));
        Assert.Equal(folder.Render(request), gguf.Render(request));
        Assert.Equal(folder.Encode(folder.Render(request)), gguf.Encode(gguf.Render(request)));
    }

    [Fact]
    public void Create_TokenizerWithoutTemplate_IsRefused()
    {
        var error = Assert.Throws<ConfigurationException>(() => new ChatEncoder(Open(null, null)));
        Assert.StartsWith("the checkpoint has no default chat template (looked in chat_template.jinja", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"name":"tool_use","template":"tools"},{"name":"default","template":"plain"}]""", null, "plain")]
    [InlineData("\"plain\"", null, "plain")]
    [InlineData("\"plain\"", "chat_template.jinja", "file")]
    [InlineData("\"plain\"", "chat_templates/default.jinja", "file")]
    public void Create_TemplatesInSeveralPlaces_TakesTheDefault(string inConfiguration, string? file, string expected) =>
        Assert.Equal(expected, new ChatEncoder(Open(inConfiguration, file)).Render(new ChatRequest { Messages = [new ChatMessage("user", "")] }));

    [Fact]
    public void Render_SpecialTokens_AreTheTokenizersUnlessGiven()
    {
        var encoder = new ChatEncoder(Open("\"{{ bos_token }}|{{ eos_token }}\"", null));
        var request = new ChatRequest { Messages = [new ChatMessage("user", "")] };
        Assert.Equal("a|", encoder.Render(request));
        Assert.Equal("a|z", encoder.Render(request with { EosText = "z" }));
    }

    private static TextTokenizer Open(string? template, string? file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "tokenizer.json"),
            """{"added_tokens":[],"normalizer":null,"pre_tokenizer":null,"post_processor":null,"decoder":null,"model":{"type":"BPE","vocab":{"a":0},"merges":[]}}""");
        File.WriteAllText(Path.Combine(folder.Path, "tokenizer_config.json"), $$"""{"bos_token":"a","chat_template":{{template ?? "null"}}}""");
        if (file is not null)
        {
            var path = Path.Combine(folder.Path, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "file");
        }

        return TokenizerReader.Open(folder.Path);
    }
}
