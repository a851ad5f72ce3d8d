using System.Text.Json;
using DensingLaw.Tokenization.Tests.Goldens;

namespace DensingLaw.Tokenization.Tests;

/// <summary>Every code point against the sets that were recorded from the reference's engines.</summary>
public sealed class UnicodeClassesTests
{
    [Fact]
    public void ClassAt_EveryCodePoint_EqualsOniguruma()
    {
        Compare("oniguruma_split", "L", c => ClassOf(c) == CharClass.Letter);
        Compare("oniguruma_split", "N", c => ClassOf(c) == CharClass.Number);
        Compare("oniguruma_split", "s", c => ClassOf(c) is CharClass.Space or CharClass.NewLine);
    }

    [Fact]
    public void IsNumeric_EveryCodePoint_EqualsDigits() => Compare("tokenizers_components", "Digits", UnicodeClasses.IsNumeric);

    [Fact]
    public void IsWord_EveryCodePoint_EqualsRustRegex() => Compare("rust_tiktoken", "w", UnicodeClasses.IsWord);

    private static CharClass ClassOf(int codePoint) => UnicodeClasses.ClassAt(char.ConvertFromUtf32(codePoint), 0, out _);

    private static void Compare(string engine, string name, Func<int, bool> isIn)
    {
        var sets = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(GoldenFile.Path("unicode/classes.json")));
        var expected = new bool[0x110000];
        foreach (var range in sets.GetProperty(engine).GetProperty(name).EnumerateArray())
        {
            expected.AsSpan(range[0].GetInt32()..(range[1].GetInt32() + 1)).Fill(true);
        }

        var wrong = Enumerable.Range(0, 0x110000).Where(c => c is < 0xD800 or > 0xDFFF && isIn(c) != expected[c]);
        Assert.Empty(wrong.Take(10).Select(c => $"U+{c:X4}"));
    }
}
