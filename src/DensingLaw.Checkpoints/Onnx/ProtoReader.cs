using System.Text;

namespace DensingLaw.Checkpoints;

/// <summary>
/// Reads one protobuf message field by field: <see cref="Next"/>, then the value by the kind the caller expects. Every length is checked against the
/// message it lies in; nothing is copied but strings.
/// </summary>
internal struct ProtoReader(MappedFile file, long start, long end)
{
    private const int VarintKind = 0, Fixed64Kind = 1, BytesKind = 2, Fixed32Kind = 5, MaxVarintBytes = 10;

    private static readonly UTF8Encoding s_strictUtf8 = new(false, true);

    private long _position = start;
    private int _kind;

    /// <summary>The field's number.</summary>
    public int Field { get; private set; }

    /// <summary>The value of a varint field.</summary>
    public ulong Number { get; private set; }

    /// <summary>First byte of a bytes, string or message field.</summary>
    public long Start { get; private set; }

    /// <summary>Its length in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Goes to the next field; false at the message's end.</summary>
    public bool Next()
    {
        if (_position == end)
            return false;
        var tag = Varint();
        (Field, _kind) = ((int)Math.Min(tag >> 3, int.MaxValue), (int)(tag & 7));
        if (Field == 0)
            throw Fail("a field numbered 0");
        (Number, Start, Length) = (0, _position, 0);
        switch (_kind)
        {
            case VarintKind:
                Number = Varint();
                break;
            case Fixed64Kind or Fixed32Kind:
                Advance(_kind == Fixed64Kind ? 8 : 4);
                break;
            case BytesKind:
                var length = Varint();
                (Start, Length) = (_position, (long)Math.Min(length, long.MaxValue));
                Advance(Length);
                break;
            default:
                throw Fail($"wire type {_kind}");
        }

        return true;
    }

    /// <summary>The field as a nested message.</summary>
    public readonly ProtoReader Message() => _kind == BytesKind ? new(file, Start, Start + Length) : throw Fail($"field {Field}, which is no message");

    /// <summary>The field as a string.</summary>
    public readonly string Text()
    {
        if (_kind != BytesKind || Length > int.MaxValue / 4)
            throw Fail($"field {Field}, which is no string");
        try
        {
            return s_strictUtf8.GetString(file.Slice(Start, (int)Length));
        }
        catch (DecoderFallbackException e)
        {
            throw Fail("a string that is not UTF-8", e);
        }
    }

    /// <summary>The field as repeated integers: one, or packed.</summary>
    public readonly void AddNumbers(List<long> numbers, int most)
    {
        if (_kind == VarintKind)
            numbers.Add((long)Number);
        for (var packed = new ProtoReader(file, Start, Start + Length); packed._position < Start + Length && numbers.Count <= most;)
            numbers.Add((long)packed.Varint());
        if (numbers.Count > most)
            throw Fail($"more than {most} dimensions");
    }

    private ulong Varint()
    {
        var value = 0ul;
        for (var i = 0; i < MaxVarintBytes; i++)
        {
            if (_position >= end)
                throw Fail("a number that does not end");
            var part = file.Slice(_position++, 1)[0];
            value |= (ulong)(part & 127) << (7 * i);
            if (part < 128)
                return value;
        }

        throw Fail($"a number of more than {MaxVarintBytes} bytes");
    }

    private void Advance(long length)
    {
        if (length > end - _position)
            throw Fail($"a field of {length} bytes where {end - _position} are left");
        _position += length;
    }

    private readonly DataIntegrityException Fail(string found, Exception? inner = null) =>
        new($"{file.Path}: has {found} near byte {_position}; the ONNX file is damaged, export or download it again", inner);
}
