using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace DensingLaw.Checkpoints;

/// <summary>Writes a safetensors file of fp32 tensors: the header first, then the tensors in the order that it names them.</summary>
internal sealed class SafetensorsWriter
{
    /// <summary>Elements a write; their bytes must fit an int.</summary>
    private const int PieceElements = 1 << 20;

    /// <summary>The data begin at a multiple of this, so that a reader may map them.</summary>
    private const int Alignment = 64;

    private readonly Stream _stream;

    /// <param name="stream">Stays open.</param>
    /// <param name="tensors">Names and shapes, outermost dimension first.</param>
    /// <param name="metadata">Texts for the header's <c>__metadata__</c>.</param>
    public SafetensorsWriter(Stream stream, IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        _stream = stream;
        var header = new JsonObject { ["__metadata__"] = new JsonObject(metadata.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))) };
        var at = 0L;
        foreach (var (name, shape) in tensors)
        {
            var end = at + (sizeof(float) * shape.Aggregate(1L, (a, b) => a * b));
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. shape.Select(d => (JsonNode)d)]),
                ["data_offsets"] = new JsonArray(at, end),
            };
            at = end;
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        var padding = (Alignment - ((sizeof(ulong) + text.Length) % Alignment)) % Alignment;
        _stream.Write(BitConverter.GetBytes((ulong)(text.Length + padding)));
        _stream.Write(text);
        _stream.Write(Encoding.ASCII.GetBytes(new string(' ', padding)));
    }

    /// <summary>Writes the next tensor, or the next piece of it.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        if (!BitConverter.IsLittleEndian)
            throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"safetensors are little-endian; this machine is not"));
        for (var first = 0; first < values.Length; first += PieceElements)
            _stream.Write(MemoryMarshal.AsBytes(values.Slice(first, Math.Min(PieceElements, values.Length - first))));
    }
}
