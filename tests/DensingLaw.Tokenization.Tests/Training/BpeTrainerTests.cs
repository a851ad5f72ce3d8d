using DensingLaw.Tokenization.Training;

namespace DensingLaw.Tokenization.Tests.Training;

public sealed class BpeTrainerTests
{
    private static readonly string[] s_words =
        [.. Enumerable.Repeat("low", 5), .. Enumerable.Repeat("lower", 2), .. Enumerable.Repeat("newest", 6), .. Enumerable.Repeat("widest", 3)];

    /// <summary>
    /// The example of Sennrich et al. (2016) by hand, without their end-of-word mark. Counts: es and st 9, (es,t) 9, lo and ow 7, (lo,w) 7, then ne, ew and
    /// (w,est) 6, then wi, id and (d,est) 3, then (low,e) and er 2; ties go to the lower left id, and bytes come before merged tokens.
    /// </summary>
    [Fact]
    public void Train_SennrichsWords_MergesInTheOrderWorkedOutByHand()
    {
        var trained = BpeTrainer.Train(s_words, new BpeTrainerOptions { VocabularySize = 257 + 12 });
        Assert.Equal(
            ["es", "est", "lo", "low", "ew", "new", "newest", "dest", "idest", "widest", "er", "lower"],
            trained.Tokens.Skip(257));
        Assert.Equal("<|endoftext|>", trained.Tokens[0]);
        Assert.Equal(12, trained.Merges.Count);
    }

    /// <summary>Four of one character: aa first; then (aa,aa) 2 and, in the text of three, (aa,a) 1.</summary>
    [Fact]
    public void Train_RunsOfOneCharacter_CountsPairsThatDoNotOverlap()
    {
        var trained = BpeTrainer.Train(["aaaa", "aaaa", "aaa"], new BpeTrainerOptions { VocabularySize = 257 + 3, MinFrequency = 1 });
        Assert.Equal(["aa", "aaaa", "aaa"], trained.Tokens.Skip(257));
    }

    [Fact]
    public void Train_OtherThreadsAndOrder_GivesTheSame()
    {
        var options = new BpeTrainerOptions { VocabularySize = 700, Threads = 1 };
        var lines = Lines();
        var one = BpeTrainer.Train(lines, options);
        var four = BpeTrainer.Train(lines.Reverse(), options with { Threads = 4 });
        Assert.Equal(one.Tokens, four.Tokens);
        Assert.Equal(one.Merges, four.Merges);
    }

    [Theory]
    [InlineData(PreTokenization.Gpt2)]
    [InlineData(PreTokenization.SingleDigits)]
    public void Save_Trained_IsReadAndGivesTextsBack(PreTokenization preTokenization)
    {
        using var folder = new TemporaryFolder();
        BpeTrainer.Train(Lines(), new BpeTrainerOptions { VocabularySize = 600, PreTokenization = preTokenization }).Save(folder.Path);
        var tokenizer = TokenizerReader.Open(folder.Path);
        Assert.Equal(600, tokenizer.VocabularySize);
        Assert.Equal(0, tokenizer.EosId);
        Assert.Equal([0], tokenizer.EosIds);
        var random = new Random(20261129);
        foreach (var text in Enumerable.Range(0, 500).Select(_ => SyntheticTokenizer.RandomText(random, random.Next(60), withLoneSurrogates: false)))
            Assert.Equal(text, tokenizer.Decode(tokenizer.EncodeToIds(text, addSpecialTokens: false), skipSpecialTokens: false));
    }

    [Fact]
    public void Encode_SingleDigits_SplitsNumbersAndKeepsIndentation()
    {
        using var folder = new TemporaryFolder();
        string[] texts = [.. Enumerable.Repeat("        123 + 123 == 246", 9)];
        BpeTrainer.Train(texts, new BpeTrainerOptions { VocabularySize = 257 + 7, PreTokenization = PreTokenization.SingleDigits }).Save(folder.Path);
        var tokenizer = TokenizerReader.Open(folder.Path);
        var tokens = tokenizer.EncodeToIds("        123 == 46", addSpecialTokens: false).Select(id => tokenizer.Token(id));
        Assert.Equal(["ĠĠĠĠ", "ĠĠĠĠ", "1", "2", "3", "Ġ==", "Ġ", "4", "6"], tokens);
    }

    [Fact]
    public void Train_TooLittleText_SaysWhatItGives()
    {
        var error = Assert.Throws<ConfigurationException>(() => BpeTrainer.Train(s_words, new BpeTrainerOptions { VocabularySize = 1000 }));
        Assert.Contains("only 269 tokens", error.Message, StringComparison.Ordinal);
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_VocabularyBelowTheBytes_IsRefused()
    {
        var error = Assert.Throws<ConfigurationException>(() => BpeTrainer.Train(s_words, new BpeTrainerOptions { VocabularySize = 256 }));
        Assert.Contains("at least 257", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_FailingTexts_LetTheirErrorThrough()
    {
        static IEnumerable<string> Texts()
        {
            yield return "a text";
            throw new DataIntegrityException("file:3: broken");
        }

        var error = Assert.Throws<DataIntegrityException>(() => BpeTrainer.Train(Texts(), new BpeTrainerOptions { VocabularySize = 300 }));
        Assert.Equal("file:3: broken", error.Message);
    }

    internal static string[] Lines()
    {
        var text = File.ReadAllText(DensingLaw.Tests.SharedFolder.Require("bpe/corpus.txt"));
        return [.. text.Split('\n').Select(line => line + "\n").SkipLast(1)];
    }
}
