using System.Text;

namespace DensingLaw.Checkpoints;

/// <summary>
/// An open TorchSharp state dict (<c>Module.save</c>): a count, then per tensor its name, element type, rank, dimensions and bytes. Every number is an
/// unsigned LEB128, names are UTF-8 behind their length in bytes, elements are little-endian without alignment. There is no signature: opening checks that
/// the entries fill the file exactly.
/// </summary>
internal sealed class StateDictFile : IDisposable
{
    /// <summary>An entry has at least a name's length, a type and a rank.</summary>
    private const int MinimumEntryBytes = 3;

    private const int MaxNameBytes = 1 << 16;
    private const int MaxDimensions = 16;

    private static readonly UTF8Encoding s_strictUtf8 = new(false, true);

    private readonly MappedFile _file;
    private long _position;

    private StateDictFile(MappedFile file) => _file = file;

    public string Path => _file.Path;

    public Dictionary<string, StoredTensor> Tensors { get; } = [];

    /// <exception cref="ConfigurationException">The file cannot be opened or has a type that is not known.</exception>
    /// <exception cref="DataIntegrityException">The file is truncated or contradicts itself.</exception>
    public static StateDictFile Open(string path)
    {
        var opened = new StateDictFile(MappedFile.Open(path));
        try
        {
            opened.Read();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private void Read()
    {
        var count = Number("a count of tensors", _file.Length / MinimumEntryBytes);
        for (var i = 0L; i < count; i++)
        {
            var tensor = ReadTensor();
            if (!Tensors.TryAdd(tensor.Name, tensor))
                throw Broken($"tensor '{tensor.Name}' is there twice");
        }

        if (_position != _file.Length)
            throw Broken($"the tensors end at byte {_position}, the file has {_file.Length}");
    }

    private StoredTensor ReadTensor()
    {
        var name = Name();
        var code = Number("an element type", byte.MaxValue);
        if (!TensorFormats.TorchSharp.TryGetValue((int)code, out var format))
        {
            throw new ConfigurationException(
                $"{Path}: tensor '{name}' has element type {code}, known are {string.Join(", ", TensorFormats.TorchSharp.Keys.Order())}; save it in another");
        }

        var shape = new long[Number("a rank", MaxDimensions)];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = Number("a dimension", long.MaxValue);
        if (TensorShape.Elements(shape) is not { } elements || (Int128)elements * format.BlockBytes > _file.Length - _position)
            throw Broken($"tensor '{name}' of shape {TensorShape.Text(shape)} in {format.Name} does not fit the {_file.Length - _position} bytes left");
        var tensor = new StoredTensor { Name = name, Shape = shape, ElementCount = elements, Format = format, File = _file, Offset = _position };
        _position += tensor.ByteLength;
        return tensor;
    }

    private string Name()
    {
        var length = (int)Number("the length of a name", Math.Min(MaxNameBytes, _file.Length - _position));
        try
        {
            var name = s_strictUtf8.GetString(_file.Slice(_position, length));
            _position += length;
            return name;
        }
        catch (DecoderFallbackException e)
        {
            throw Broken("a tensor's name is no UTF-8", e);
        }
    }

    private long Number(string what, long most)
    {
        var value = (UInt128)0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position == _file.Length)
                throw Broken($"the file ends inside {what}");
            var next = _file.Slice(_position++, 1)[0];
            value |= (UInt128)(next & 0x7Fu) << shift;
            if (next < 0x80)
                return value <= (UInt128)most ? (long)value : throw Broken($"{what} is {value} before byte {_position}, at most {most} can be");
        }

        throw Broken($"{what} has more than 64 bits");
    }

    private DataIntegrityException Broken(string found, Exception? inner = null) =>
        new($"{Path}: {found}; the file is damaged or no TorchSharp state dict, save or download it again", inner);
}
