using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace DensingLaw.EndToEnd.Tests.BadInput;

public sealed class SafetensorsTests : IDisposable
{
    private const string Head = "lm_head.weight", Up = "model.layers.0.mlp.up_proj.weight";

    private readonly Workplace _place = new();

    [Theory]
    [InlineData(0, 99_999_999, "the file has 173280")]
    [InlineData(4, 32_484, "a gap or an overlap")]
    [InlineData(32_480, 0, Head)]
    public void Measure_HeaderLiesAboutOffsets_Exits3(int start, int end, string phrase)
    {
        var folder = Changed(header => header[Head]!["data_offsets"] = new JsonArray(start, end));
        _place.AssertRefused(_place.Measure(folder), 3, _place["checkpoint/model.safetensors"], Head, phrase, "download it again");
    }

    [Fact]
    public void Measure_WrongShape_Exits3()
    {
        var folder = Changed(header => header[Head]!["shape"] = new JsonArray(40, 203));
        _place.AssertRefused(_place.Measure(folder), 3, folder, Head, "[40, 203]", "[203, 40]", "check that both belong together");
    }

    [Fact]
    public void Measure_MissingTensor_Exits3()
    {
        var folder = Changed(header =>
        {
            var tensor = header[Up]!.DeepClone();
            header.Remove(Up);
            header["model.layers.0.mlp.other.weight"] = tensor;
        });
        _place.AssertRefused(_place.Measure(folder), 3, folder, Up, "is missing", "download it again");
    }

    public void Dispose() => _place.Dispose();

    private string Changed(Action<JsonObject> change)
    {
        var folder = _place.CopyOf("goldens/architectures/llama");
        var file = File.ReadAllBytes(_place["checkpoint/model.safetensors"]);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        var header = JsonNode.Parse(file.AsSpan(8, length))!.AsObject();
        change(header);
        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        var size = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, text.Length);
        _place.Write("checkpoint/model.safetensors", [.. size, .. text, .. file[(8 + length)..]]);
        return folder;
    }
}
