namespace DensingLaw.Checkpoints.Tests;

public sealed class CheckpointHashTests
{
    [Fact]
    public void Compute_SameContentElsewhere_IsTheSameHash()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        second.Write("README.md", "not part of the identity");

        Assert.Equal(Hash(first, "{}").Sha256, Hash(second, "{}").Sha256);
        Assert.NotEqual(Hash(first, "{}").Sha256, Hash(second, "{ }").Sha256);
    }

    [Fact]
    public void Compute_Progress_EndsAtAllBytes()
    {
        using var folder = new TemporaryFolder();
        var progress = new Largest();
        var hash = Hash(folder, "{}", progress);

        Assert.Equal(hash.Files.Sum(f => f.LengthBytes), progress.Value);
    }

    private static CheckpointHash Hash(TemporaryFolder folder, string config, IProgress<long>? progress = null)
    {
        folder.Write("m.gguf", TinyGguf.Llama().ToArray());
        folder.Write("config.json", config);
        using var checkpoint = CheckpointReader.Open(folder.Path);
        return CheckpointHash.Compute(checkpoint, progress);
    }

    private sealed class Largest : IProgress<long>
    {
        private readonly Lock _gate = new();
        private long _value;

        public long Value => _value;

        public void Report(long value)
        {
            lock (_gate)
                _value = Math.Max(_value, value);
        }
    }
}
