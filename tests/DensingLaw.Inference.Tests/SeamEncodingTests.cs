using System.IO.Compression;
using DensingLaw.Tests;
using DensingLaw.Tokenization;

namespace DensingLaw.Inference.Tests;

public sealed class SeamEncodingTests : IDisposable
{
    private const int Unknown = 0, Bos = 1, A = 3, B = 4, C = 5, AB = 6, Line = 7, CLine = 8;

    // a b c and line breaks, the merges ab and c\n, and nothing for any other character.
    private const string Model = """
        {"type":"BPE","unk_token":"<unk>","vocab":{"<unk>":0,"<s>":1,"</s>":2,"a":3,"b":4,"c":5,"ab":6,"\n":7,"c\n":8},"merges":[["a","b"],["c","\n"]]}
        """;

    private const string Framed = """
        {"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"</s>","type_id":0}}],
         "pair":[],"special_tokens":{"<s>":{"id":"<s>","ids":[1],"tokens":["<s>"]},"</s>":{"id":"</s>","ids":[2],"tokens":["</s>"]}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-seam-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void EncodeSeam_TokensThatMeetAtTheSeam_SplitThere() =>
        AssertSeam("c", "ab", [C], [AB], [], merged: false);

    [Fact]
    public void EncodeSeam_StraddlingToken_IsScoredBehindTheCommonPrefix() =>
        AssertSeam("ca", "bc", [C], [AB, C], [A], merged: true);

    [Fact]
    public void EncodeSeam_NothingInCommon_BeginsWithThePrefixToken() =>
        AssertSeam("a", "b", [Bos], [AB], [A], merged: true);

    [Fact]
    public void EncodeSeam_EmptyContext_BeginsWithThePrefixToken() =>
        AssertSeam("", "b", [Bos], [B], [], merged: false);

    [Fact]
    public void EncodeSeam_LineBreakWithinATokenOfTheContext_StaysInTheContext()
    {
        Assert.Equal(0, AssertSeam("ac\n", "b", [A, CLine], [B], [], merged: false).MovedSpaces);
        Assert.Equal(1, AssertSeam("a\n", "b", [A], [Line, B], [], merged: false).MovedSpaces);
    }

    [Theory]
    [InlineData("step by step.\n", " the answer is 4")]
    [InlineData("    \"\"\"\n", "    return x")]
    [InlineData("[BEGIN]\n", "def f(x):")]
    public void EncodeSeam_Llama3LineBreaks_LeaveTheContinuationsOwnTokens(string context, string continuation)
    {
        var definition = Path.Combine(_folder.FullName, "tokenizer.json");
        using (var packed = new GZipStream(File.OpenRead(SharedFolder.Require("goldens/tokenizers/llama3/tokenizer.json.gz")), CompressionMode.Decompress))
        using (var file = File.Create(definition))
            packed.CopyTo(file);
        var tokenizer = TokenizerReader.Open(definition);

        var seam = ContinuationEncoder.EncodeSeam(tokenizer, context, continuation);

        Assert.Equal(continuation, tokenizer.Decode(seam.Scored, skipSpecialTokens: false));
        Assert.False(seam.BoundaryMerged);
    }

    [Fact]
    public void EncodeSeam_TextOutsideTheVocabulary_CountsUnknownTokens()
    {
        Assert.Equal(2, AssertSeam("c", "xay", [C], [Unknown, A, Unknown], [], merged: false).UnknownTokens);
        Assert.Equal(0, AssertSeam("xc", "a", [Unknown, C], [A], [], merged: false).UnknownTokens);
    }

    [Fact]
    public void EncodeSeam_SpecialTokensAroundTexts_TheLastIsNeitherContextNorScored() =>
        AssertSeam("c", "ab", [Bos, C], [AB], [], merged: false, Framed);

    [Fact]
    public void EncodeSeam_RandomTexts_PutTheWholeTogether()
    {
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(2, 12)).Select(_ => "abc"[random.Next(3)]));
            var at = random.Next(1, text.Length);
            var tokenizer = Open("null");
            var seam = ContinuationEncoder.EncodeSeam(tokenizer, text[..at], text[at..]);

            int[] start = seam.Context is [Bos] ? [] : seam.Context;
            Assert.Equal(tokenizer.EncodeToIds(text, false), start.Concat(seam.Scored));
            Assert.Equal(tokenizer.EncodeToIds(text[..at], false), start.Concat(seam.ContextRest));
            Assert.NotEmpty(seam.Scored);
            Assert.Equal(seam.ContextRest.Length > 0, seam.BoundaryMerged);
        }
    }

    [Fact]
    public void EncodeSeam_WhiteSpaceAtTheContextsEnd_IsCountedAndScored()
    {
        var tokenizer = TokenizerReader.Open(SharedFolder.Require("checkpoints/smollm2-135m-instruct"));
        var seam = ContinuationEncoder.EncodeSeam(tokenizer, "nbsp\u00a0\n", "x");
        Assert.Equal((2, 3), (seam.MovedSpaces, seam.MovedBytes));
        Assert.Equal("\u00a0\nx", tokenizer.Decode(seam.Scored, false));
    }

    private SeamEncoding AssertSeam(string context, string continuation, int[] start, int[] scored, int[] contextRest, bool merged, string postProcessor = "null")
    {
        var seam = ContinuationEncoder.EncodeSeam(Open(postProcessor), context, continuation);
        Assert.Equal(start, seam.Context);
        Assert.Equal(scored, seam.Scored);
        Assert.Equal(contextRest, seam.ContextRest);
        Assert.Equal(merged, seam.BoundaryMerged);
        return seam;
    }

    private TextTokenizer Open(string postProcessor)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "tokenizer.json"), $$"""
            {"version":"1.0","added_tokens":[],"normalizer":null,"pre_tokenizer":null,"post_processor":{{postProcessor}},"decoder":null,"model":{{Model}}}
            """);
        File.WriteAllText(Path.Combine(_folder.FullName, "tokenizer_config.json"), """{"bos_token":"<s>"}""");
        return TokenizerReader.Open(_folder.FullName);
    }
}
