using System.Text;
using System.Text.Json;

namespace DensingLaw.Tokenization.Tests;

/// <summary>A small byte-level tokenizer.json with all 256 bytes and a few merges, for tests that need no reference material.</summary>
internal static class SyntheticTokenizer
{
    public const string Digits = """{"type":"Digits","individual_digits":true},""";

    public static string Definition(string addedTokens = "[]", string firstPreTokenizers = Digits)
    {
        var alphabet = Enumerable.Range(0, 256).Select(b => ByteAlphabet.ToChar((byte)b).ToString()).ToArray();
        string[][] merges = [["h", "e"], ["l", "l"], ["he", "ll"], ["hell", "o"], ["Ġ", "w"], ["a", "a"], ["aa", "aa"], ["Ã", "©"]];
        var tokens = alphabet.Concat(merges.Select(m => m[0] + m[1]));
        var vocab = JsonSerializer.Serialize(tokens.Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id));
        return $$"""
            {"version":"1.0","truncation":null,"padding":null,"added_tokens":{{addedTokens}},"normalizer":null,
             "pre_tokenizer":{"type":"Sequence","pretokenizers":[{{firstPreTokenizers}}{"type":"ByteLevel","add_prefix_space":false}]},
             "post_processor":{"type":"TemplateProcessing","single":[
               {"SpecialToken":{"id":"B","type_id":0} },{"Sequence":{"id":"A","type_id":0} }],
               "pair":[],"special_tokens":{"B":{"id":"B","ids":[0],"tokens":["Ā"]} } },
             "decoder":{"type":"ByteLevel"},
             "model":{"type":"BPE","vocab":{{vocab}},"merges":{{JsonSerializer.Serialize(merges)}} } }
            """;
    }

    public static TextTokenizer Open(string addedTokens = "[]")
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer.json", Definition(addedTokens));
        return TokenizerReader.Open(folder.Path);
    }

    /// <summary>Random text of letters, digits, white space, marks, astral characters and (rarely) lone surrogates.</summary>
    public static string RandomText(Random random, int length, bool withLoneSurrogates)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            _ = random.Next(9) switch
            {
                0 => text.Append(' '),
                1 => text.Append((char)random.Next(0x20, 0x7F)),
                2 => text.Append((char)random.Next(0x80, 0x600)),
                3 => text.Append((char)random.Next(0, 0x20)),
                4 => text.Append((char)random.Next('0', '9' + 1)),
                5 => text.Append(char.ConvertFromUtf32(random.Next(0x10000, 0x11E00))),
                6 when withLoneSurrogates => text.Append((char)random.Next(0xD800, 0xE000)),
                7 => text.Append((char)random.Next(0x2000, 0xD800)),
                _ => text.Append("helowa'sll"[random.Next(10)]),
            };
        }

        return text.ToString();
    }
}
