using System.IO.Compression;
using System.Text.Json;
using DensingLaw.Tests;
using DensingLaw.Tokenization;

namespace DensingLaw.Inference.Tests;

/// <summary>Against lm-evaluation-harness's own split of context and continuation (goldens/smollm2/README.md).</summary>
public sealed class ContinuationEncoderTests
{
    [Fact]
    public void Encode_BoundaryGoldens_TokensEqualLmEval()
    {
        var tokenizer = TokenizerReader.Open(SharedFolder.Require("checkpoints/smollm2-135m-instruct"));
        var rows = ReadLines(SharedFolder.Require("goldens/smollm2/cond_loss_boundary.jsonl.gz"));
        Assert.Equal(24, rows.Count);

        foreach (var row in rows)
        {
            var pair = ContinuationEncoder.Encode(tokenizer, row.GetProperty("context").GetString()!, row.GetProperty("continuation").GetString()!);

            Assert.Equal(Integers(row, "context_ids"), pair.Context);
            Assert.Equal(Integers(row, "continuation_ids"), pair.Continuation);

            // lm-evaluation-harness stops with an assertion where the joint encoding swallows the continuation; we flag the pair.
            var swallowed = row.TryGetProperty("lm_eval_error", out _);
            Assert.Equal(swallowed || !row.GetProperty("context_is_token_prefix").GetBoolean(), pair.BoundaryMerged);
            Assert.Equal(swallowed, pair.Continuation.Length == 0);
        }
    }

    [Theory]
    [InlineData("Answer: ", "A", "Answer:", " A")]
    [InlineData("tab\t\n", "x", "tab", "\t\nx")]
    [InlineData("nbsp\u00a0", "x", "nbsp", "\u00a0x")]
    [InlineData("unit\u001f", "x", "unit", "\u001fx")]
    [InlineData("zero\u200b", "x", "zero\u200b", "x")]
    public void MoveTrailingSpace_PythonWhiteSpace_MovesToContinuation(string context, string continuation, string expectedContext, string expectedContinuation) =>
        Assert.Equal((expectedContext, expectedContinuation), ContinuationEncoder.MoveTrailingSpace(context, continuation));

    [Fact]
    public void Encode_EmptyContext_BeginsWithTheBeginningToken()
    {
        var tokenizer = TokenizerReader.Open(SharedFolder.Require("checkpoints/smollm2-135m-instruct"));

        // BOS is <|im_start|> = 1; a continuation that begins with it does not get it twice.
        Assert.Equal([1], ContinuationEncoder.Encode(tokenizer, "", "Hello").Context);
        var own = ContinuationEncoder.Encode(tokenizer, "", "<|im_start|>Hello");
        Assert.Equal([1], own.Context);
        Assert.Equal(tokenizer.EncodeToIds("Hello", addSpecialTokens: false), own.Continuation);
    }

    private static int[] Integers(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

    private static List<JsonElement> ReadLines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = new List<JsonElement>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(JsonDocument.Parse(line).RootElement);
        }

        return rows;
    }
}
