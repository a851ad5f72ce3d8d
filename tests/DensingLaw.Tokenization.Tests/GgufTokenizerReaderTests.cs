using DensingLaw.Tokenization.Gguf;

namespace DensingLaw.Tokenization.Tests;

public sealed class GgufTokenizerReaderTests
{
    private static readonly GgufVocabulary s_vocabulary = new()
    {
        File = "m.gguf",
        Model = "gpt2",
        Pre = "llama-bpe",
        Tokens = ["a", "b", "ab", "1", "<s>", "<u>", "aba"],
        TokenTypes = [1, 1, 1, 1, 3, 4, 1],
        Merges = ["a b"],
        Bos = 4,
        Eos = 4,
        EndOfTurn = 5,
    };

    [Fact]
    public void FromGguf_LlamaBpe_AddsBosUnlessTheFileSaysOtherwise()
    {
        var tokenizer = TokenizerReader.FromGguf(s_vocabulary);
        Assert.True(tokenizer.AddsBos);
        Assert.Equal([4, 2, 2], tokenizer.EncodeToIds("abab", addSpecialTokens: true));
        Assert.Equal([4, 5], tokenizer.EosIds);
        Assert.False(TokenizerReader.FromGguf(s_vocabulary with { AddBos = false }).AddsBos);
    }

    [Fact]
    public void FromGguf_LlamaBpe_TakesWholeWordsWithoutMerges() =>
        Assert.Equal([6], TokenizerReader.FromGguf(s_vocabulary).EncodeToIds("aba", addSpecialTokens: false));

    [Fact]
    public void FromGguf_ControlAndUserDefinedTokens_AreCutOutOfTheText()
    {
        var tokenizer = TokenizerReader.FromGguf(s_vocabulary);
        var ids = tokenizer.EncodeToIds("ab<s>1<u>", addSpecialTokens: false);
        Assert.Equal([2, 4, 3, 5], ids);
        Assert.Equal("ab1<u>", tokenizer.Decode(ids, skipSpecialTokens: true));
    }

    [Fact]
    public void FromGguf_UnknownPreTokenizer_IsRefusedWithTheKnownOnes()
    {
        var error = Assert.Throws<ConfigurationException>(() => TokenizerReader.FromGguf(s_vocabulary with { Pre = "tekken" }));
        Assert.Equal("m.gguf: tokenizer.ggml.pre = tekken is not supported (supported: gpt-2, llama-bpe, smollm)", error.Message);
        Assert.Throws<ConfigurationException>(() => TokenizerReader.FromGguf(s_vocabulary with { Pre = null }));
        Assert.Throws<ConfigurationException>(() => TokenizerReader.FromGguf(s_vocabulary with { Model = "llama" }));
    }

    [Fact]
    public void FromGguf_ContradictoryMetadata_IsADataError()
    {
        GgufVocabulary[] broken =
        [
            s_vocabulary with { Bos = 7 },
            s_vocabulary with { Bos = null },
            s_vocabulary with { TokenTypes = [1] },
            s_vocabulary with { Merges = ["a c"] },
            s_vocabulary with { Merges = ["b a"] },
            s_vocabulary with { Tokens = ["a", "b", "ab", "1", "<s>", "a", "aba"] },
        ];
        Assert.All(broken, vocabulary => Assert.Throws<DataIntegrityException>(() => TokenizerReader.FromGguf(vocabulary)));
    }
}
