using System.Runtime.InteropServices;
using System.Text;

namespace DensingLaw.Checkpoints;

/// <summary>Writes a state dict as TorchSharp's <c>Module.save</c> does, in fp32 (see <see cref="StateDictFile"/> for the format).</summary>
/// <param name="stream">Stays open.</param>
internal sealed class StateDictWriter(Stream stream)
{
    private const byte Float32 = 6;

    /// <summary>Elements a write; their bytes must fit an int.</summary>
    private const int PieceElements = 1 << 20;

    /// <summary>Writes the number of tensors that follow.</summary>
    public void Begin(int count) => Number(count);

    /// <summary>Writes one tensor.</summary>
    public void Add(string name, IReadOnlyList<long> shape, ReadOnlySpan<float> values)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        Number(bytes.Length);
        stream.Write(bytes);
        stream.WriteByte(Float32);
        Number(shape.Count);
        foreach (var dimension in shape)
            Number(dimension);
        for (var first = 0; first < values.Length; first += PieceElements)
            stream.Write(MemoryMarshal.AsBytes(values.Slice(first, Math.Min(PieceElements, values.Length - first))));
    }

    private void Number(long value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
