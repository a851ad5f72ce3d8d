using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DensingLaw.Tests;

/// <summary>Reads the tensors of a golden .safetensors file; deliberately not the product's reader.</summary>
internal sealed class GoldenTensors
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (string Type, long[] Shape, int Start, int End)> _tensors = [];

    public GoldenTensors(string path)
    {
        _bytes = File.ReadAllBytes(path);
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(_bytes);
        using var header = JsonDocument.Parse(_bytes.AsMemory(8, headerLength));
        foreach (var entry in header.RootElement.EnumerateObject().Where(e => e.Name != "__metadata__"))
        {
            var offsets = entry.Value.GetProperty("data_offsets");
            _tensors[entry.Name] = (
                entry.Value.GetProperty("dtype").GetString()!,
                [.. entry.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())],
                8 + headerLength + offsets[0].GetInt32(),
                8 + headerLength + offsets[1].GetInt32());
        }
    }

    public bool Has(string name) => _tensors.ContainsKey(name);

    public long[] Shape(string name) => _tensors[name].Shape;

    public float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(Raw(name, "F32")).ToArray();

    public int[] Integers(string name) => _tensors[name].Type == "I64"
        ? [.. MemoryMarshal.Cast<byte, long>(Raw(name, "I64")).ToArray().Select(v => (int)v)]
        : MemoryMarshal.Cast<byte, int>(Raw(name, "I32")).ToArray();

    public byte[] Bytes(string name) => Raw(name, "U8").ToArray();

    private ReadOnlySpan<byte> Raw(string name, string type)
    {
        var tensor = _tensors[name];
        Assert.Equal(type, tensor.Type);
        return _bytes.AsSpan(tensor.Start, tensor.End - tensor.Start);
    }
}
