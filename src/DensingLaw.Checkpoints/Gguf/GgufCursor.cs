using System.Buffers.Binary;
using System.Text;

namespace DensingLaw.Checkpoints;

/// <summary>Reads a GGUF header front to back. Lengths are checked against what is left of the file before anything is allocated.</summary>
internal sealed class GgufCursor(MappedFile file, long position)
{
    /// <summary>Arrays may nest; published files have none, and a hostile one must not exhaust the stack.</summary>
    private const int MaxArrayDepth = 4;

    private static readonly UTF8Encoding s_strictUtf8 = new(false, true);

    public long Position { get; private set; } = position;

    private long Remaining => file.Length - Position;

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public float Float32() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double Float64() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Any integer type or Bool, as its value.</summary>
    public Int128 Integer(GgufValueType type) => type switch
    {
        GgufValueType.UInt8 or GgufValueType.Bool => Take(1)[0],
        GgufValueType.Int8 => (sbyte)Take(1)[0],
        GgufValueType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(Take(2)),
        GgufValueType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(Take(2)),
        GgufValueType.UInt32 => UInt32(),
        GgufValueType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(Take(4)),
        GgufValueType.UInt64 => UInt64(),
        GgufValueType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(Take(8)),
        _ => throw Fail($"a metadata value of type {type} where an integer belongs"),
    };

    /// <summary>A count of things of at least <paramref name="minimumBytes"/> bytes each, which must fit what is left of the file.</summary>
    public long Count(int minimumBytes, string what)
    {
        var count = UInt64();
        return count <= (ulong)(Remaining / minimumBytes)
            ? (long)count
            : throw Fail($"{count} {what}, but only {Remaining} bytes are left in the file");
    }

    public string String()
    {
        var length = Count(1, "bytes in a string");
        if (length > int.MaxValue / 4)
            throw Fail($"a string of {length} bytes");
        try
        {
            return s_strictUtf8.GetString(Take((int)length));
        }
        catch (DecoderFallbackException e)
        {
            throw Fail("a string that is not UTF-8", e);
        }
    }

    /// <summary>Steps over a value and says where it lies.</summary>
    public GgufValue Value(int depth = 0)
    {
        var type = Type();
        if (type != GgufValueType.Array)
        {
            var scalar = new GgufValue(type, false, 1, Position);
            Skip(type, 1);
            return scalar;
        }

        return ArrayBody(depth);
    }

    public DataIntegrityException Fail(string found, Exception? inner = null) =>
        new($"{file.Path}: the GGUF header has {found} near byte {Position}; the file is damaged, download it again", inner);

    private GgufValue ArrayBody(int depth)
    {
        var element = Type();
        var count = Count(Math.Max(1, MinimumBytes(element)), "array elements");
        var array = new GgufValue(element, true, count, Position);
        if (element == GgufValueType.Array)
        {
            if (depth >= MaxArrayDepth)
                throw Fail($"arrays nested deeper than {MaxArrayDepth}");
            for (long i = 0; i < count; i++)
                ArrayBody(depth + 1);
        }
        else
        {
            Skip(element, count);
        }

        return array;
    }

    private void Skip(GgufValueType type, long count)
    {
        if (type != GgufValueType.String)
        {
            Advance(count * MinimumBytes(type));
            return;
        }

        for (long i = 0; i < count; i++)
            Advance(Count(1, "bytes in a string"));
    }

    private GgufValueType Type()
    {
        var type = (GgufValueType)UInt32();
        return type <= GgufValueType.Float64 ? type : throw Fail($"metadata type {(uint)type} (known are 0 to 12)");
    }

    /// <summary>Bytes of a scalar; of a string or array its length field (and element type).</summary>
    private static int MinimumBytes(GgufValueType type) => type switch
    {
        GgufValueType.UInt8 or GgufValueType.Int8 or GgufValueType.Bool => 1,
        GgufValueType.UInt16 or GgufValueType.Int16 => 2,
        GgufValueType.UInt32 or GgufValueType.Int32 or GgufValueType.Float32 => 4,
        GgufValueType.Array => 12,
        _ => 8,
    };

    private ReadOnlySpan<byte> Take(int length)
    {
        var start = Position;
        Advance(length);
        return file.Slice(start, length);
    }

    private void Advance(long length)
    {
        if (length > Remaining)
            throw new DataIntegrityException($"{file.Path}: the file ends inside the GGUF header (at byte {file.Length}); download it again");
        Position += length;
    }
}
