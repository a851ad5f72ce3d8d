using System.Buffers;

namespace DensingLaw.Tokenization.Tests;

/// <summary>The tokenizer behind the contract of Microsoft.ML.Tokenizers.</summary>
public sealed class MachineLearningContractTests
{
    private const string Text = "hello w\U0001F600 é 12";
    private static readonly TextTokenizer s_exact = SyntheticTokenizer.Open();
    private static readonly Microsoft.ML.Tokenizers.Tokenizer s_tokenizer = s_exact;

    [Fact]
    public void EncodeToIds_BaseContract_AddsNoSpecialTokens()
    {
        var expected = s_exact.EncodeToIds(Text, addSpecialTokens: false);
        Assert.Equal(expected, s_tokenizer.EncodeToIds(Text));
        Assert.Equal(expected.Length, s_tokenizer.CountTokens(Text));
        Assert.Equal(Text, s_tokenizer.Decode(expected));
    }

    [Fact]
    public void EncodeToTokens_AstralText_GivesUtf16Ranges()
    {
        var tokens = s_tokenizer.EncodeToTokens(Text, out _);
        Assert.Equal(("hello", 0..5), (tokens[0].Value, tokens[0].Offset));
        Assert.Equal(("Ġw", 5..7), (tokens[1].Value, tokens[1].Offset));
        Assert.Equal(7..9, tokens[2].Offset);
        Assert.Equal(("2", 13..14), (tokens[^1].Value, tokens[^1].Offset));
    }

    [Fact]
    public void EncodeToIds_TokenLimit_SaysHowFarItCame()
    {
        Assert.Equal(2, s_tokenizer.EncodeToIds(Text, 2, out _, out var consumed).Count);
        Assert.Equal(7, consumed);
        Assert.Equal(7, s_tokenizer.GetIndexByTokenCount(Text, 2, out _, out var count));
        Assert.Equal(2, count);
    }

    [Fact]
    public void EncodeToIds_WithoutPreTokenization_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => s_tokenizer.EncodeToIds(Text, considerPreTokenization: false));

    [Fact]
    public void Decode_SmallDestination_DecodesWhatFits()
    {
        var ids = s_exact.EncodeToIds("hello w", addSpecialTokens: false);
        var buffer = new char[6];
        Assert.Equal(OperationStatus.DestinationTooSmall, s_tokenizer.Decode(ids, buffer, out var consumed, out var written));
        Assert.Equal((1, 5), (consumed, written));
        Assert.Equal(OperationStatus.Done, s_tokenizer.Decode(ids, new char[7], out consumed, out written));
        Assert.Equal((2, 7), (consumed, written));
    }
}
