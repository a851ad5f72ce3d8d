using System.Text;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>A GGUF file taken apart, to be written again with something changed. Knows no more of the format than that takes; deliberately not the product's reader.</summary>
internal sealed class GgufCopy
{
    private const int Alignment = 32;
    private const uint Text = 8, Array = 9, Q40 = 2, Q41 = 3;

    private readonly List<(string Key, uint Type, byte[] Value)> _metadata = [];
    private readonly List<Tensor> _tensors = [];
    private readonly uint _version;

    private GgufCopy(BinaryReader reader)
    {
        Assert.Equal(0x46554747u, reader.ReadUInt32());
        _version = reader.ReadUInt32();
        var (tensors, entries) = (reader.ReadUInt64(), reader.ReadUInt64());
        for (var i = 0ul; i < entries; i++)
        {
            var (key, type) = (ReadText(reader), reader.ReadUInt32());
            var start = reader.BaseStream.Position;
            SkipValue(reader, type);
            var length = (int)(reader.BaseStream.Position - start);
            reader.BaseStream.Position = start;
            _metadata.Add((key, type, reader.ReadBytes(length)));
        }

        var offsets = new List<long>();
        for (var i = 0ul; i < tensors; i++)
        {
            var name = ReadText(reader);
            var dimensions = new ulong[reader.ReadUInt32()];
            for (var d = 0; d < dimensions.Length; d++)
                dimensions[d] = reader.ReadUInt64();
            _tensors.Add(new Tensor(name, dimensions, reader.ReadUInt32(), []));
            offsets.Add((long)reader.ReadUInt64());
        }

        // Offsets ascend, and what lies between two of them is the first one's data with its padding.
        var data = Aligned(reader.BaseStream.Position);
        for (var i = 0; i < _tensors.Count; i++)
        {
            reader.BaseStream.Position = data + offsets[i];
            _tensors[i] = _tensors[i] with { Data = reader.ReadBytes((int)((i + 1 < offsets.Count ? offsets[i + 1] : reader.BaseStream.Length - data) - offsets[i])) };
        }
    }

    public static GgufCopy Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        return new GgufCopy(reader);
    }

    public GgufCopy With(string key, bool value) => With(key, [value ? (byte)1 : (byte)0]);

    public GgufCopy With(string key, float value) => With(key, BitConverter.GetBytes(value));

    /// <summary>Changes a text.</summary>
    public GgufCopy With(string key, Func<string, string> change)
    {
        var bytes = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(_metadata.Single(m => m.Key == key).Value.AsSpan(sizeof(ulong)))));
        return With(key, [.. BitConverter.GetBytes((ulong)bytes.Length), .. bytes]);
    }

    /// <summary>Writes every Q4_1 tensor again as Q4_0.</summary>
    public GgufCopy AsQ40()
    {
        for (var i = 0; i < _tensors.Count; i++)
        {
            if (_tensors[i].Type == Q41)
                _tensors[i] = _tensors[i] with { Type = Q40, Data = Requantised(_tensors[i]) };
        }

        return this;
    }

    public void Write(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("GGUF"u8);
        writer.Write(_version);
        writer.Write((ulong)_tensors.Count);
        writer.Write((ulong)_metadata.Count);
        foreach (var (key, type, value) in _metadata)
        {
            WriteText(writer, key);
            writer.Write(type);
            writer.Write(value);
        }

        var offset = 0L;
        foreach (var tensor in _tensors)
        {
            WriteText(writer, tensor.Name);
            writer.Write((uint)tensor.Dimensions.Length);
            foreach (var dimension in tensor.Dimensions)
                writer.Write(dimension);
            writer.Write(tensor.Type);
            writer.Write(offset);
            offset += Aligned(tensor.Data.Length);
        }

        Pad(writer);
        foreach (var tensor in _tensors)
        {
            writer.Write(tensor.Data);
            Pad(writer);
        }
    }

    private GgufCopy With(string key, byte[] value)
    {
        var at = _metadata.FindIndex(m => m.Key == key);
        _metadata[at] = _metadata[at] with { Value = value };
        return this;
    }

    private static byte[] Requantised(Tensor tensor)
    {
        var blocks = (int)(tensor.Dimensions.Aggregate(1ul, (a, b) => a * b) / Q40Blocks.Weights);
        var data = new byte[blocks * Q40Blocks.Bytes];
        Span<float> weights = stackalloc float[Q40Blocks.Weights];
        for (var i = 0; i < blocks; i++)
        {
            Q40Blocks.ReadQ41(tensor.Data.AsSpan(i * Q40Blocks.Q41Bytes), weights);
            Q40Blocks.Write(weights, data.AsSpan(i * Q40Blocks.Bytes));
        }

        return data;
    }

    private static void SkipValue(BinaryReader reader, uint type)
    {
        if (type == Text)
        {
            var length = (long)reader.ReadUInt64();
            reader.BaseStream.Position += length;
        }
        else if (type == Array)
        {
            var (of, count) = (reader.ReadUInt32(), reader.ReadUInt64());
            for (var i = 0ul; i < count; i++)
                SkipValue(reader, of);
        }
        else
        {
            // Type numbers 0 to 7 and 10 to 12: 8, 16, 32 bits, boolean, 64 bits.
            reader.BaseStream.Position += type switch { 0 or 1 or 7 => 1, 2 or 3 => 2, 4 or 5 or 6 => 4, _ => 8 };
        }
    }

    private static string ReadText(BinaryReader reader) => Encoding.UTF8.GetString(reader.ReadBytes((int)reader.ReadUInt64()));

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static void Pad(BinaryWriter writer)
    {
        writer.Flush();
        writer.Write(new byte[Aligned(writer.BaseStream.Position) - writer.BaseStream.Position]);
    }

    private static long Aligned(long position) => (position + Alignment - 1) / Alignment * Alignment;

    private sealed record Tensor(string Name, ulong[] Dimensions, uint Type, byte[] Data);
}
