using System.Text.Json;

namespace DensingLaw.Tokenization.Tests.Goldens;

/// <summary>Real vocabularies against ids, offsets and texts recorded from tokenizers 0.23.3.</summary>
public sealed class VocabularyGoldenTests
{
    public static TheoryData<string, int> Vocabularies => new()
    {
        { "gpt2", 616 },
        { "smollm2", 706 },
        { "llama3", 706 },
        { "llama3_2", 327 },
    };

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Encode_EveryGoldenText_GivesRecordedIdsAndOffsets(string name, int count)
    {
        var tokenizer = GoldenTokenizers.Open(name);
        var lines = GoldenFile.ReadLines($"{name}/golden.jsonl.gz").ToArray();
        Assert.Equal(count, lines.Length);
        foreach (var line in lines)
        {
            var text = line.GetProperty("text").GetString()!;
            var ids = GoldenFile.Ids(line, "ids");
            var encoded = tokenizer.Encode(text, addSpecialTokens: false);
            Check(line, ids, encoded.Ids);
            Check(line, ids, tokenizer.EncodeToIds(text, addSpecialTokens: false));
            Check(line, GoldenFile.Ids(line, "ids_special"), tokenizer.EncodeToIds(text, addSpecialTokens: true));
            Check(line, GoldenFile.Offsets(line, "offsets") ?? encoded.Offsets, encoded.Offsets);
        }
    }

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Decode_EveryGoldenText_GivesRecordedTexts(string name, int count)
    {
        var tokenizer = GoldenTokenizers.Open(name);
        var seen = 0;
        foreach (var line in GoldenFile.ReadLines($"{name}/golden.jsonl.gz"))
        {
            var special = GoldenFile.Ids(line, "ids_special");
            Assert.Equal(line.GetProperty("decoded").GetString(), tokenizer.Decode(GoldenFile.Ids(line, "ids"), skipSpecialTokens: false));
            Assert.Equal(line.GetProperty("decoded_skip_special").GetString(), tokenizer.Decode(special, skipSpecialTokens: true));
            if (line.TryGetProperty("decoded_with_special", out var withSpecial))
            {
                Assert.Equal(withSpecial.GetString(), tokenizer.Decode(special, skipSpecialTokens: false));
            }

            seen++;
        }

        Assert.Equal(count, seen);
    }

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Encode_ContextAndContinuation_GivesRecordedIds(string name, int count)
    {
        Assert.True(count > 0);
        var tokenizer = GoldenTokenizers.Open(name);
        var pairs = GoldenFile.ReadLines($"{name}/pairs.jsonl.gz").ToArray();
        Assert.Equal(64, pairs.Length);
        foreach (var pair in pairs)
        {
            string Text(string field) => pair.GetProperty(field).GetString()!;
            void Same(string field, string text, bool special) =>
                Check(pair, GoldenFile.Ids(pair, field), tokenizer.EncodeToIds(text, special));

            Same("context_ids", Text("context"), special: false);
            Same("whole_ids", Text("context") + Text("continuation"), special: false);
            Same("continuation_ids_alone", Text("continuation"), special: false);
            Same("lm_context_ids", Text("moved_context"), special: false);
            Same("lm_whole_ids", Text("moved_context") + Text("moved_continuation"), special: false);
            Same("lm_context_ids_special", Text("moved_context"), special: true);
            Same("lm_whole_ids_special", Text("moved_context") + Text("moved_continuation"), special: true);
        }
    }

    private static void Check<T>(JsonElement line, T[] expected, T[] actual)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            var message = $"expected [{string.Join(' ', expected.Take(60))}]\nactual   [{string.Join(' ', actual.Take(60))}]\nfor {line}";
            Assert.Fail(message[..Math.Min(message.Length, 1500)]);
        }
    }
}
