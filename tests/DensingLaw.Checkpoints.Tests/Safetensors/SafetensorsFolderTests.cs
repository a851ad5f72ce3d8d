using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

public sealed class SafetensorsFolderTests
{
    private const string Sharded = "goldens/containers/safetensors_sharded";

    [Fact]
    public void Open_Shards_HoldExactlyTheirFilesContent()
    {
        var source = SharedFolder.Require(Sharded);
        using var folder = SafetensorsFolder.Open(source);
        var compared = 0;
        foreach (var shard in Directory.EnumerateFiles(source, "model-*.safetensors").Select(path => new GoldenFile(path)))
        {
            foreach (var name in shard.Names)
            {
                var actual = new float[folder.Tensors[name].ElementCount];
                folder.Tensors[name].Read(actual);
                Assert.Equal(shard.Values<ushort>(name).ToArray().Select(bits => (uint)bits << 16), actual.Select(BitConverter.SingleToUInt32Bits));
                compared++;
            }
        }

        Assert.Equal(folder.Tensors.Count, compared);
    }

    [Theory]
    [InlineData("llama_fp16")]
    [InlineData("llama")]
    public void Read_SingleFile_EqualsItsContent(string name)
    {
        var source = SharedFolder.Require("goldens/architectures/" + name);
        using var checkpoint = CheckpointReader.Open(source);
        var golden = new GoldenFile(Path.Combine(source, "model.safetensors"));
        float[] expected = name == "llama"
            ? golden.Values<float>("model.layers.1.mlp.down_proj.weight").ToArray()
            : [.. golden.Values<Half>("model.layers.1.mlp.down_proj.weight").ToArray().Select(half => (float)half)];

        Assert.Equal(expected, checkpoint.Weights!.ReadArray(WeightRole.MlpDown, 1));
    }

    [Fact]
    public unsafe void TryMap_AlignedF32_IsTheSameAsRead()
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/architectures/llama"));
        var expected = checkpoint.Weights!.ReadArray(WeightRole.Query, 1);

        Assert.True(checkpoint.Weights!.TryMap(WeightRole.Query, 1, out var data));
        Assert.Equal(expected, new ReadOnlySpan<float>(data, expected.Length).ToArray());
    }

    [Fact]
    public void Open_MissingShard_IsNamed()
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require(Sharded));
        File.Delete(folder.File("model-00002-of-00003.safetensors"));

        AssertRefused(folder, "model-00002-of-00003.safetensors");
    }

    [Fact]
    public void Open_IndexThatContradictsShards_IsRefused()
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require(Sharded));
        var index = File.ReadAllText(folder.File("model.safetensors.index.json"));

        folder.Write("model.safetensors.index.json", index.Replace("\"model.norm.weight\"", "\"model.other.weight\"", StringComparison.Ordinal));
        AssertRefused(folder, "in no shard");
        folder.Write("model.safetensors.index.json", index.Replace("{\n  \"model.embed", "{\n    \"extra\": \"model-00001-of-00003.safetensors\",\n  \"model.embed", StringComparison.Ordinal));
        AssertRefused(folder, "'extra' is not in its shard");
        folder.Write("model.safetensors.index.json", """{"weight_map": {"a": "../model.safetensors"}}""");
        AssertRefused(folder, "files of the same folder");
        folder.Write("model.safetensors.index.json", """{"weight_map": {}}""");
        AssertRefused(folder, "files of the same folder");
        folder.Write("model.safetensors.index.json", """{}""");
        AssertRefused(folder, "weight_map");
    }

    private static void AssertRefused(TemporaryFolder folder, string message) =>
        Assert.Contains(message, Assert.Throws<DataIntegrityException>(() => CheckpointReader.Open(folder.Path)).Message, StringComparison.Ordinal);
}
