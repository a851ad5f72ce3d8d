namespace DensingLaw.Tokenization.Tests;

public sealed class TextTokenizerPropertyTests
{
    private const int Texts = 2000;
    private const string Added =
        """
        [{"id":264,"content":"<x>","special":true},{"id":265,"content":"hello w","lstrip":true,"rstrip":true},
         {"id":266,"content":"a\ud83d\ude00"}]
        """;

    private static readonly TextTokenizer s_tokenizer = SyntheticTokenizer.Open();
    private static readonly TextTokenizer s_withAdded = SyntheticTokenizer.Open(Added);

    [Fact]
    public void Decode_EncodedText_GivesTheTextBack()
    {
        var random = new Random(20261124);
        for (var i = 0; i < Texts; i++)
        {
            var text = SyntheticTokenizer.RandomText(random, random.Next(60), withLoneSurrogates: false);
            Assert.Equal(text, s_tokenizer.Decode(s_tokenizer.EncodeToIds(text, addSpecialTokens: false), skipSpecialTokens: false));
        }
    }

    [Fact]
    public void Encode_LoneSurrogates_CountAsReplacementCharacters()
    {
        var random = new Random(7);
        for (var i = 0; i < Texts; i++)
        {
            var text = SyntheticTokenizer.RandomText(random, random.Next(40), withLoneSurrogates: true);
            var wellFormed = string.Concat(text.EnumerateRunes());
            var expected = s_withAdded.Encode(wellFormed, addSpecialTokens: false);
            Assert.Equal(expected.Ids, s_withAdded.EncodeToIds(text, addSpecialTokens: false));
            Assert.Equal(expected.Offsets, s_withAdded.Encode(text, addSpecialTokens: false).Offsets);
        }
    }

    [Fact]
    public void Encode_AnyText_OffsetsCoverItInOrder()
    {
        var random = new Random(11);
        for (var i = 0; i < Texts; i++)
        {
            var text = SyntheticTokenizer.RandomText(random, 1 + random.Next(60), withLoneSurrogates: true);
            var covered = 0;
            foreach (var (start, end) in s_withAdded.Encode(text, addSpecialTokens: false).Offsets)
            {
                Assert.True(start <= covered && end > start && end >= covered, $"({start}, {end}) after {covered}");
                covered = end;
            }

            Assert.Equal(text.EnumerateRunes().Count(), covered);
        }
    }

    [Fact]
    public void EncodeToIds_WithAndWithoutCache_GivesTheIdsOfEncode()
    {
        var random = new Random(13);
        for (var i = 0; i < Texts; i++)
        {
            var text = SyntheticTokenizer.RandomText(random, random.Next(60), withLoneSurrogates: true);
            var uncached = s_withAdded.Encode(text, addSpecialTokens: true).Ids;
            Assert.Equal(uncached, s_withAdded.EncodeToIds(text, addSpecialTokens: true));
            Assert.Equal(uncached, s_withAdded.EncodeToIds(text.AsSpan(), addSpecialTokens: true));
        }
    }

    [Fact]
    public void EncodeToIds_ManyThreads_GivesTheSameIds()
    {
        var random = new Random(17);
        var texts = Enumerable.Range(0, 400).Select(_ => SyntheticTokenizer.RandomText(random, 80, withLoneSurrogates: false)).ToArray();
        var expected = texts.Select(text => s_tokenizer.Encode(text, addSpecialTokens: false).Ids).ToArray();
        Parallel.For(0, 4 * texts.Length, i =>
            Assert.Equal(expected[i % texts.Length], s_tokenizer.EncodeToIds(texts[i % texts.Length], addSpecialTokens: false)));
    }

    [Fact]
    public void Encode_LongWord_EqualsNaiveMerging()
    {
        var random = new Random(19);
        for (var length = 1; length < 200; length += 3)
        {
            var word = new string([.. Enumerable.Range(0, length).Select(_ => "helowa"[random.Next(6)])]);
            Assert.Equal(MergeNaively(word), s_tokenizer.EncodeToIds(word, addSpecialTokens: false).Select(s_tokenizer.Token));
        }
    }

    [Fact]
    public void EncodeToIds_AMillionLetters_IsNotQuadratic()
    {
        var ids = s_tokenizer.EncodeToIds(new string('a', 1_000_002), addSpecialTokens: false);
        Assert.Equal(250_001, ids.Length);
        Assert.Equal("aa", s_tokenizer.Token(ids[^1]));
    }

    [Fact]
    public void Decode_BrokenUtf8AndUnknownIds_GivesReplacementCharacters()
    {
        static int IdOf(byte value) => s_tokenizer.TryGetId(ByteAlphabet.ToChar(value).ToString(), out var id) ? id : -1;
        static int[] Ids(params byte[] bytes) => [.. bytes.Select(IdOf)];
        Assert.Equal("\uFFFDA", s_tokenizer.Decode(Ids(0xFF, 0x41), skipSpecialTokens: false));
        Assert.Equal("☃\uFFFD", s_tokenizer.Decode([.. Ids(0xE2, 0x98, 0x83), -5, 99999, .. Ids(0xE2)], skipSpecialTokens: false));
    }

    /// <summary>The definition of BPE word for word: the lowest rank, then the leftmost, one merge at a time.</summary>
    private static List<string> MergeNaively(string word)
    {
        string[][] merges = [["h", "e"], ["l", "l"], ["he", "ll"], ["hell", "o"], ["Ġ", "w"], ["a", "a"], ["aa", "aa"]];
        var symbols = word.Select(c => c.ToString()).ToList();
        while (true)
        {
            var places = Enumerable.Range(0, symbols.Count - 1);
            var merge = merges.FirstOrDefault(m => places.Any(i => symbols[i] == m[0] && symbols[i + 1] == m[1]));
            if (merge is null)
            {
                return symbols;
            }

            var at = places.First(i => symbols[i] == merge[0] && symbols[i + 1] == merge[1]);
            symbols[at] += symbols[at + 1];
            symbols.RemoveAt(at + 1);
        }
    }
}
