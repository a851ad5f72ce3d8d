using System.Text.Json;

namespace DensingLaw.Tokenization.Tests.Goldens;

/// <summary>172 small tokenizers, one feature each: exact where every part is supported, refused by name where one is not.</summary>
public sealed class SyntheticGoldenTests
{
    private const int Supported = 45;

    /// <summary>Settings of the file that are refused, beside the parts with a type.</summary>
    private static readonly string[] s_settings = ["truncation", "padding"];

    [Fact]
    public void Open_EverySyntheticTokenizer_IsExactOrRefusedByName()
    {
        var root = GoldenFile.Path("synthetic");
        var failures = new List<string>();
        var exact = new List<string>();
        foreach (var folder in Directory.GetDirectories(root).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            TextTokenizer tokenizer;
            try
            {
                tokenizer = TokenizerReader.Open(folder);
            }
            catch (ConfigurationException e)
            {
                if (!NamesUnsupportedPart(e.Message, File.ReadAllText(Path.Combine(folder, "tokenizer.json"))))
                {
                    failures.Add($"{name}: {e.Message}");
                }

                continue;
            }

            exact.Add(name);
            failures.AddRange(GoldenFile.ReadLines($"synthetic/{name}/golden.jsonl.gz")
                .Where(line => !line.TryGetProperty("pair", out _) && !line.TryGetProperty("error", out _))
                .Select(line => Compare(tokenizer, line) is { } difference ? $"{name}: {difference}" : null)
                .OfType<string>().Take(3));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        Assert.True(exact.Count == Supported, $"{exact.Count} supported: {string.Join(' ', exact)}");
    }

    [Fact]
    public void Decode_RandomIdLists_GivesRecordedTexts()
    {
        var compared = 0;
        var lines = GoldenFile.ReadLines("synthetic/decode_cases.jsonl");
        foreach (var group in lines.GroupBy(line => line.GetProperty("tokenizer").GetString()!))
        {
            TextTokenizer tokenizer;
            try
            {
                tokenizer = TokenizerReader.Open(GoldenFile.Path($"synthetic/{group.Key}"));
            }
            catch (ConfigurationException)
            {
                continue;
            }

            foreach (var line in group.Where(line => line.TryGetProperty("decoded", out _)))
            {
                var decoded = tokenizer.Decode(GoldenFile.Ids(line, "ids"), line.GetProperty("skip_special").GetBoolean());
                Assert.Equal(line.GetProperty("decoded").GetString(), decoded);
                compared++;
            }
        }

        Assert.True(compared > 0);
    }

    private static bool NamesUnsupportedPart(string message, string definition)
    {
        var part = message[(message.IndexOf("tokenizer.json: ", StringComparison.Ordinal) + "tokenizer.json: ".Length)..];
        var words = part.Split([' ', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries);
        return message.Contains("is not supported", StringComparison.Ordinal)
            && words.Any(word => definition.Contains($"\"type\":\"{word}\"", StringComparison.Ordinal)
                || s_settings.Contains(word)
                || word is "continuing_subword_prefix" or "end_of_word_suffix"
                || word == "pattern");
    }

    private static string? Compare(TextTokenizer tokenizer, JsonElement line)
    {
        var text = line.GetProperty("text").GetString()!;
        var encoded = tokenizer.Encode(text, addSpecialTokens: false);
        var ids = GoldenFile.Ids(line, "ids");
        var special = GoldenFile.Ids(line, "ids_special");
        var withSpecial = tokenizer.Encode(text, addSpecialTokens: true);
        var isSame = ids.SequenceEqual(encoded.Ids)
            && ids.SequenceEqual(tokenizer.EncodeToIds(text, addSpecialTokens: false))
            && special.SequenceEqual(withSpecial.Ids)
            && GoldenFile.Offsets(line, "offsets")!.SequenceEqual(encoded.Offsets)
            && (GoldenFile.Offsets(line, "offsets_special") ?? withSpecial.Offsets).SequenceEqual(withSpecial.Offsets)
            && line.GetProperty("decoded").GetString() == tokenizer.Decode(ids, skipSpecialTokens: false)
            && line.GetProperty("decoded_skip_special").GetString() == tokenizer.Decode(special, skipSpecialTokens: true);
        return isSame ? null : $"got [{string.Join(' ', encoded.Ids)}] {string.Join(' ', encoded.Offsets)} for {line}";
    }
}
