using DensingLaw.Tests;

namespace DensingLaw.Tokenization.Tests.Goldens;

/// <summary>SmolLM2's GGUF vocabulary against ids recorded from llama.cpp, and against the tokenizer.json beside it.</summary>
public sealed class GgufGoldenTests
{
    private const string Checkpoint = "checkpoints/smollm2-135m-instruct";

    [Fact]
    public void FromGguf_EveryGoldenText_GivesRecordedIds()
    {
        var tokenizer = OpenGguf();
        var compared = 0;
        foreach (var line in GoldenFile.ReadLines("gguf_smollm2/golden.jsonl.gz"))
        {
            var text = line.GetProperty("text").GetString()!;
            Assert.Equal(GoldenFile.Ids(line, "ids"), tokenizer.EncodeToIds(text, addSpecialTokens: true));
            compared++;
        }

        Assert.Equal(706, compared);
    }

    [Fact]
    public void FromGguf_SmolLM2_SaysTheSameAsTokenizerJson()
    {
        var gguf = OpenGguf();
        var json = TokenizerReader.Open(SharedFolder.Require(Checkpoint));
        Assert.Equal((json.BosId, json.EosId, json.PadId, json.AddsBos), (gguf.BosId, gguf.EosId, gguf.PadId, gguf.AddsBos));
        Assert.Equal((1, 2, 2, false), (gguf.BosId!.Value, gguf.EosId!.Value, gguf.PadId!.Value, gguf.AddsBos));
        Assert.Equal([2], json.EosIds);
        Assert.Equal(json.ChatTemplate, gguf.ChatTemplate);
        Assert.Equal((49152, 49152), (json.VocabularySize, gguf.VocabularySize));
        Assert.Equal([81, 256, 33, 34], json.EncodeToIds("a  12", addSpecialTokens: false));
    }

    private static TextTokenizer OpenGguf() =>
        TokenizerReader.FromGguf(GgufMetadata.ReadVocabulary(SharedFolder.Require($"{Checkpoint}/SmolLM2-135M-Instruct.Q4_1.gguf")));
}
