using DensingLaw.Training.Corpus;

namespace DensingLaw.Training.Tests.Corpus;

public sealed class TokenShardsTests : IDisposable
{
    private readonly CorpusFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(2, 65_535)]
    [InlineData(4, 1_000_000)]
    public void Read_AnyStretch_GivesWhatWasWrittenAcrossShards(int bytesPerToken, int largest)
    {
        using var shards = Write(bytesPerToken, tokensPerShard: 700, documents: 40, largest, out var written);
        Assert.True(shards.Index.Training.Shards.Count > 3);
        Assert.Equal(written.Length, shards.Training.Length);
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var position = random.Next(written.Length);
            var tokens = new long[random.Next(written.Length - position + 1)];
            shards.Training.Read(position, tokens);
            Assert.Equal(written[position..(position + tokens.Length)], tokens);
        }
    }

    [Fact]
    public void Read_BeyondTheEnd_IsRefused()
    {
        using var shards = Write(2, 1000, 3, 500, out var written);
        Assert.Throws<ArgumentOutOfRangeException>(() => shards.Training.Read(written.Length - 1, new long[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => shards.Training.Read(-1, new long[1]));
    }

    [Fact]
    public void Open_CutOffShard_IsNamed()
    {
        Write(2, 700, 40, 500, out _).Dispose();
        var path = Path.Combine(_files.Output, "training-00001.bin");
        using (var file = File.OpenWrite(path))
            file.SetLength(file.Length - 3);
        var error = Assert.Throws<DataIntegrityException>(() => TokenShards.Open(_files.Output));
        Assert.Contains("training-00001.bin: 1397 bytes, 1400 were written", error.Message, StringComparison.Ordinal);
        File.Delete(path);
        error = Assert.Throws<DataIntegrityException>(() => TokenShards.Open(_files.Output));
        Assert.Contains("training-00001.bin: missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ChangedByte_NamesTheShard()
    {
        using (var shards = Write(2, 700, 40, 500, out _))
            shards.Verify();
        using (var file = new FileStream(Path.Combine(_files.Output, "training-00002.bin"), FileMode.Open, FileAccess.ReadWrite))
        {
            var first = file.ReadByte();
            file.Position = 0;
            file.WriteByte((byte)(first ^ 1));
        }

        using var changed = TokenShards.Open(_files.Output);
        var error = Assert.Throws<DataIntegrityException>(() => changed.Verify());
        Assert.Contains("training-00002.bin: SHA-256 is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoOrDamagedIndex_SaysSo()
    {
        Assert.Throws<ConfigurationException>(() => TokenShards.Open(_files.Output));
        Directory.CreateDirectory(_files.Output);
        File.WriteAllText(Path.Combine(_files.Output, "index.json"), "{\"schemaVersion\":1");
        var error = Assert.Throws<DataIntegrityException>(() => TokenShards.Open(_files.Output));
        Assert.Contains("index.json: damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_OneEpoch_GivesEveryWindowOnceWithTheNextTokens()
    {
        using var shards = Write(2, 700, 40, 500, out var written);
        var windows = new TokenWindows(shards.Training, windowLength: 16, seed: 9);
        Assert.Equal((written.Length - 1) / 16, windows.WindowsPerEpoch);
        var seen = new List<long[]>();
        var (inputs, targets) = (new long[16], new long[16]);
        for (var place = 0L; place < windows.Windows; place++)
        {
            windows.ReadAt(place, 1, inputs, targets);
            Assert.Equal(inputs[1..], targets[..^1]);
            seen.Add([.. inputs, targets[^1]]);
        }

        var expected = Enumerable.Range(0, (int)windows.WindowsPerEpoch).Select(w => written[(w * 16)..((w * 16) + 17)]);
        Assert.Equal(expected.Select(Text).Order(StringComparer.Ordinal), seen.Select(Text).Order(StringComparer.Ordinal));
        Assert.NotEqual(expected.Select(Text), seen.Select(Text));
    }

    [Fact]
    public void Windows_ReadByStepOrPlace_AreTheSameWhereverReadingBegins()
    {
        using var shards = Write(2, 700, 60, 500, out _);
        var windows = new TokenWindows(shards.Training, windowLength: 8, seed: 9, epochs: 3);
        var last = (windows.Windows / 4) - 1;
        var (whole, targets) = (new long[32], new long[32]);
        var (part, partTargets) = (new long[8], new long[8]);
        foreach (var step in new[] { last, 0, last / 2, (windows.WindowsPerEpoch / 4) + 1 })
        {
            windows.Read(step, 4, whole, targets);
            var resumed = new TokenWindows(shards.Training, 8, 9, 3);
            for (var i = 0; i < 4; i++)
            {
                resumed.ReadAt((step * 4) + i, 1, part, partTargets);
                Assert.Equal(whole[(i * 8)..((i + 1) * 8)], part);
                Assert.Equal(targets[(i * 8)..((i + 1) * 8)], partTargets);
            }
        }
    }

    [Fact]
    public void Require_MoreTokensThanThere_SaysHowManyAreMissing()
    {
        using var shards = Write(2, 700, 40, 500, out _);
        var windows = new TokenWindows(shards.Training, 16, 9);
        windows.Require(windows.Tokens);
        var error = Assert.Throws<ConfigurationException>(() => windows.Require((2 * windows.Tokens) + 5));
        Assert.Contains(FormattableString.Invariant($"{windows.Tokens + 5} are missing"), error.Message, StringComparison.Ordinal);
        Assert.Contains("allow 3 epochs", error.Message, StringComparison.Ordinal);
        new TokenWindows(shards.Training, 16, 9, epochs: 3).Require((2 * windows.Tokens) + 5);
        Assert.Throws<ConfigurationException>(() => windows.ReadAt(windows.Windows, 1, new long[16], new long[16]));
    }

    [Fact]
    public void Windows_StreamShorterThanOne_IsRefused()
    {
        using var shards = Write(2, 700, 1, 500, out var written);
        var error = Assert.Throws<ConfigurationException>(() => new TokenWindows(shards.Training, written.Length, 1));
        Assert.Contains(FormattableString.Invariant($"has {written.Length} tokens"), error.Message, StringComparison.Ordinal);
    }

    private static string Text(long[] tokens) => string.Join(' ', tokens);

    /// <summary>Writes documents of random ids, as the preparation does, and opens them.</summary>
    private TokenShards Write(int bytesPerToken, int tokensPerShard, int documents, int largest, out long[] written)
    {
        Directory.CreateDirectory(_files.Output);
        var random = new Random(documents);
        List<long> all = [];
        using var training = new SplitWriter(_files.Output, "training", bytesPerToken, tokensPerShard);
        using var heldOut = new SplitWriter(_files.Output, "held-out", bytesPerToken, tokensPerShard);
        for (var d = 0; d < documents; d++)
        {
            int[] ids = [.. Enumerable.Range(0, random.Next(40, 160)).Select(_ => random.Next(largest + 1))];
            training.Add(ids, eos: 7, textBytes: 3);
            all.AddRange([.. ids.Select(id => (long)id), 7]);
        }

        var index = new ShardIndex
        {
            Key = "key",
            TokenizerSha256 = "tokenizer",
            VocabularySize = largest + 1,
            EosId = 7,
            BytesPerToken = bytesPerToken,
            CorpusSha256 = "corpus",
            CorpusFiles = 1,
            CorpusBytes = 1,
            HeldOutShare = 0,
            HeldOutSeed = 0,
            DocumentsDropped = 0,
            Training = training.Finish(),
            HeldOut = heldOut.Finish(),
            HeldOutListSha256 = "list",
        };
        File.WriteAllBytes(Path.Combine(_files.Output, ShardIndex.FileName), index.ToJson());
        written = [.. all];
        return TokenShards.Open(_files.Output);
    }
}
