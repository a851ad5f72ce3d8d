using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>Seeded damage: whatever it is, the answer is a working checkpoint or one of the two documented errors, and a cut file never opens.</summary>
public sealed class CorruptionTests
{
    private const int Seed = 20_241, Cuts = 200, Flips = 500;
    private const string TinyLlama = "goldens/gguf/llama-Q4_1.gguf";
    private const string SmolLm2 = "checkpoints/smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf";

    /// <summary>Its header ends before this byte (the vocabulary makes it 1.8 MB).</summary>
    private const int SmolLm2HeaderBytes = 1 << 21;

    [Theory]
    [InlineData(TinyLlama, int.MaxValue)]
    [InlineData(SmolLm2, SmolLm2HeaderBytes)]
    public void Open_CutGguf_IsRefused(string name, int within)
    {
        var path = SharedFolder.Require(name);
        var content = ReadStart(path, within);
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        for (var i = 0; i < Cuts; i++)
        {
            var cut = folder.Write("cut.gguf", content[..random.Next(content.Length)]);
            Assert.Throws<DataIntegrityException>(() => CheckpointReader.Open(cut));
        }
    }

    [Theory]
    [InlineData(TinyLlama, 6700, Flips)] // the header
    [InlineData(SmolLm2, SmolLm2HeaderBytes, Flips / 5)]
    public void Open_FlippedGgufByte_OpensOrIsRefused(string name, int within, int flips)
    {
        var path = SharedFolder.Require(name);
        using var folder = new TemporaryFolder();
        var damaged = folder.Write("damaged.gguf", ReadStart(path, within == 6700 ? int.MaxValue : within));
        using var stream = new FileStream(damaged, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.SetLength(new FileInfo(path).Length); // the rest is a hole: zeros
        var random = new Random(Seed);
        for (var i = 0; i < flips; i++)
        {
            // Half of the flips go to the first bytes, where counts and lengths lie.
            var at = random.Next(2) == 0 ? random.Next(256) : random.Next(within);
            var original = Exchange(stream, at, (byte)random.Next(256));
            OpenAndRead(damaged);
            Exchange(stream, at, original);
        }
    }

    [Fact]
    public void Open_CutOrFlippedSafetensors_OpensOrIsRefused()
    {
        var source = SharedFolder.Require("goldens/architectures/llama");
        var content = File.ReadAllBytes(Path.Combine(source, "model.safetensors"));
        using var folder = new TemporaryFolder().CopyOf(source);
        var random = new Random(Seed);
        for (var i = 0; i < Cuts; i++)
        {
            folder.Write("model.safetensors", content[..random.Next(content.Length)]);
            Assert.Throws<DataIntegrityException>(() => CheckpointReader.Open(folder.Path));
        }

        for (var i = 0; i < Flips; i++)
        {
            var damaged = content.ToArray();
            damaged[random.Next(2200)] = (byte)random.Next(256); // length and JSON header
            folder.Write("model.safetensors", damaged);
            OpenAndRead(folder.Path);
        }
    }

    [Fact]
    public void Open_FlippedConfig_OpensOrIsRefused()
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require("goldens/architectures/llama_rope_yarn"));
        var content = File.ReadAllBytes(folder.File("config.json"));
        var random = new Random(Seed);
        for (var i = 0; i < Flips; i++)
        {
            var damaged = content.ToArray();
            damaged[random.Next(content.Length)] = (byte)random.Next(256);
            folder.Write("config.json", damaged);
            OpenAndRead(folder.Path);
        }
    }

    private static void OpenAndRead(string path)
    {
        try
        {
            using var checkpoint = CheckpointReader.Open(path);
            _ = checkpoint.Spec!.Layers[0].Attention.Rotary!.Frequencies(1);
            if (checkpoint.Parameters.Total > 1_000_000)
                return;
            foreach (var (role, layer) in checkpoint.AllWeights())
                checkpoint.Weights!.ReadArray(role, layer);
        }
        catch (Exception e) when (e is ConfigurationException or DataIntegrityException)
        {
            Assert.DoesNotContain('\n', e.Message);
            Assert.DoesNotContain('\r', e.Message);
        }
    }

    private static byte[] ReadStart(string path, int most)
    {
        using var file = File.OpenRead(path);
        var content = new byte[Math.Min(most, file.Length)];
        file.ReadExactly(content);
        return content;
    }

    private static byte Exchange(FileStream stream, int at, byte value)
    {
        stream.Position = at;
        var original = (byte)stream.ReadByte();
        stream.Position = at;
        stream.WriteByte(value);
        stream.Flush();
        return original;
    }
}
