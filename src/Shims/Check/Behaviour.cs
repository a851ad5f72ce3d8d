using System.Buffers;
using System.Globalization;
using Microsoft.ML.Tokenizers;

namespace DensingLaw.Shims.Check;

/// <summary>Calls every inherited member of <see cref="Tokenizer"/> on two toy tokenizers, so that two libraries' answers can be compared.</summary>
internal static class Behaviour
{
    private static readonly string[] s_texts = ["", "a", "ab cd", "one two  three", "  lead trail  ", "MiXed Case", new string('x', 3000)];
    private static readonly int[] s_limits = [-1, 0, 1, 2, 3, 100, int.MaxValue];
    private static readonly bool[] s_flags = [true, false];

    public static void Print(TextWriter output)
    {
        var settings = new EncodeSettings();
        output.WriteLine($"settings {settings.ConsiderNormalization} {settings.ConsiderPreTokenization} {settings.MaxTokenCount}");
        var token = new EncodedToken(3, "x", new Range(1, 2));
        output.WriteLine($"token {token.Equals(new EncodedToken(3, "x", new Range(1, 2)))} {token.Equals(new EncodedToken(4, "x", new Range(1, 2)))} "
            + $"{token.Equals(new EncodedToken(3, "y", new Range(1, 2)))} {token.Equals(new EncodedToken(3, "x", new Range(1, 3)))}");
        Try(output, "token null", () => new EncodedToken(1, null!, new Range(0, 0)).Value ?? "null");
        output.WriteLine($"results {default(EncodeResults<int>).Tokens is null} {default(EncodeResults<int>).CharsConsumed}");
        foreach (var tokenizer in new ToyTokenizer[] { new(null, false), new(new Lower(), false), new(null, true) })
            Print(output, tokenizer);
    }

    private static void Print(TextWriter output, ToyTokenizer tokenizer)
    {
        output.WriteLine($"tokenizer {tokenizer.Normalizer is null} {tokenizer.PreTokenizer is null}");
        Try(output, "null text", () => Join(tokenizer.EncodeToIds(null!)));
        Try(output, "null count", () => tokenizer.CountTokens(null!).ToString(CultureInfo.InvariantCulture));
        Try(output, "null tokens", () => Join(tokenizer.EncodeToTokens(null!, out _)));
        Try(output, "null limited", () => Join(tokenizer.EncodeToIds(null!, 2, out _, out _)));
        Try(output, "null index", () => tokenizer.GetIndexByTokenCount(null!, 2, out _, out _).ToString(CultureInfo.InvariantCulture));
        Try(output, "null from end", () => tokenizer.GetIndexByTokenCountFromEnd(null!, 2, out _, out _).ToString(CultureInfo.InvariantCulture));
        Try(output, "null ids", () => tokenizer.Decode(null!));
        foreach (var ids in new[] { [], [97], [97, -1], Enumerable.Repeat(98, 5000).ToArray() })
            Try(output, $"decode {ids.Length}", () => tokenizer.Decode(ids) is { Length: > 20 } text ? $"{text.Length}" : tokenizer.Decode(ids));
        foreach (var text in s_texts)
        {
            foreach (var flag in s_flags)
            {
                Try(output, "ids", () => Join(tokenizer.EncodeToIds(text, flag, !flag)) + "|" + Join(tokenizer.EncodeToIds(text.AsSpan(), flag, flag)));
                Try(output, "count", () => $"{tokenizer.CountTokens(text, flag, flag)} {tokenizer.CountTokens(text.AsSpan(), flag, flag)}");
                Try(output, "tokens", () => $"{Join(tokenizer.EncodeToTokens(text, out var seen, flag, flag))} {seen}");
                Try(output, "span tokens", () => $"{Join(tokenizer.EncodeToTokens(text.AsSpan(), out var seen, flag, flag))} {seen}");
                foreach (var limit in s_limits)
                    PrintLimited(output, tokenizer, text, limit, flag);
            }
        }
    }

    private static void PrintLimited(TextWriter output, ToyTokenizer tokenizer, string text, int limit, bool flag)
    {
        Try(output, $"limited {limit}", () => $"{Join(tokenizer.EncodeToIds(text, limit, out var seen, out var used, flag, flag))} {seen} {used}");
        Try(output, $"span limited {limit}", () => $"{Join(tokenizer.EncodeToIds(text.AsSpan(), limit, out var seen, out var used, flag, flag))} {seen} {used}");
        Try(output, $"index {limit}", () => $"{tokenizer.GetIndexByTokenCount(text, limit, out var seen, out var count, flag, flag)} {seen} {count}");
        Try(output, $"span index {limit}", () => $"{tokenizer.GetIndexByTokenCount(text.AsSpan(), limit, out var seen, out var count, flag, flag)} {seen} {count}");
        Try(output, $"end {limit}", () => $"{tokenizer.GetIndexByTokenCountFromEnd(text, limit, out var seen, out var count, flag, flag)} {seen} {count}");
        Try(output, $"span end {limit}", () => $"{tokenizer.GetIndexByTokenCountFromEnd(text.AsSpan(), limit, out var seen, out var count, flag, flag)} {seen} {count}");
    }

    private static string Join<T>(IEnumerable<T> items) =>
        string.Join(',', items.Select(item => item is EncodedToken t ? $"{t.Id}:{t.Value}:{t.Offset}" : $"{item}"));

    private static void Try(TextWriter output, string name, Func<string> call)
    {
        try
        {
            output.WriteLine($"{name}: {call()}");
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            output.WriteLine($"{name}: {failure.GetType().Name} {(failure as ArgumentException)?.ParamName}");
        }
    }
}
