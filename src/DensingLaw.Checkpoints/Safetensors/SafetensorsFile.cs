using System.Text.Json;

namespace DensingLaw.Checkpoints;

/// <summary>An open safetensors file. Opening checks the whole header: shapes agree with lengths, and tensors fill the file without gap or overlap.</summary>
internal sealed class SafetensorsFile : IDisposable
{
    /// <summary>The format's own limit on the header, in bytes.</summary>
    private const long MaxHeaderBytes = 100_000_000;

    private const int LengthBytes = 8;
    private const int MaxDimensions = 16;

    private readonly MappedFile _file;

    private SafetensorsFile(MappedFile file, IReadOnlyDictionary<string, StoredTensor> tensors) => (_file, Tensors) = (file, tensors);

    public string Path => _file.Path;

    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <exception cref="ConfigurationException">The file cannot be opened or has a type that is not known.</exception>
    /// <exception cref="DataIntegrityException">The file is truncated or contradicts itself.</exception>
    public static SafetensorsFile Open(string path)
    {
        var file = MappedFile.Open(path);
        try
        {
            return new SafetensorsFile(file, ReadHeader(file));
        }
        catch (Exception e)
        {
            file.Dispose();
            // An unpaired surrogate in a value shows only when it is decoded, as InvalidOperationException.
            if (e is JsonException or InvalidOperationException)
                throw Broken(file, $"the header is no valid JSON ({e.Message})", e);
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private static Dictionary<string, StoredTensor> ReadHeader(MappedFile file)
    {
        if (file.Length < LengthBytes)
            throw Broken(file, $"the file has {file.Length} bytes, a header needs {LengthBytes}");
        var length = BitConverter.ToUInt64(file.Slice(0, LengthBytes));
        if (length > (ulong)Math.Min(MaxHeaderBytes, file.Length - LengthBytes))
            throw Broken(file, $"the header claims {length} bytes, {Math.Min(MaxHeaderBytes, file.Length - LengthBytes)} are allowed");
        var header = file.Slice(LengthBytes, (int)length);
        using var json = StrictJson.Parse(header.ToArray());
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            throw Broken(file, $"the header is a JSON {json.RootElement.ValueKind}, an object is needed");
        var dataStart = LengthBytes + (long)length;
        var tensors = json.RootElement.EnumerateObject().Where(p => p.Name != "__metadata__").Select(p => ReadTensor(file, p, dataStart)).ToList();
        CheckExtents(file, tensors, dataStart);
        return tensors.ToDictionary(t => t.Name);
    }

    private static StoredTensor ReadTensor(MappedFile file, JsonProperty entry, long dataStart)
    {
        var (name, value) = (entry.Name, entry.Value);
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String
            || Numbers(value, "shape", MaxDimensions) is not { } shape
            || Numbers(value, "data_offsets", 2) is not [var begin, var end])
        {
            throw Broken(file, $"tensor '{name}' needs a dtype, a shape of at most {MaxDimensions} whole numbers and two data_offsets");
        }

        if (!TensorFormats.Safetensors.TryGetValue(dtype.GetString()!, out var format))
        {
            var known = string.Join(", ", TensorFormats.Safetensors.Keys);
            throw new ConfigurationException($"{file.Path}: tensor '{name}' has dtype {dtype.GetString()}, known are {known}; convert the checkpoint");
        }

        if (begin < 0 || end < begin || end > file.Length - dataStart)
            throw Broken(file, $"tensor '{name}' lies at data bytes {begin} to {end}, the file has {file.Length - dataStart}");
        if (TensorShape.Elements(shape) is not { } elements || (Int128)elements * format.BlockBytes != end - begin)
            throw Broken(file, $"tensor '{name}' of shape {TensorShape.Text(shape)} in {format.Name} has {end - begin} bytes");
        return new() { Name = name, Shape = shape, ElementCount = elements, Format = format, File = file, Offset = dataStart + begin };
    }

    private static long[]? Numbers(JsonElement value, string key, int most)
    {
        if (!value.TryGetProperty(key, out var array) || array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > most)
            return null;
        var numbers = new long[array.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (array[i].ValueKind != JsonValueKind.Number || !array[i].TryGetInt64(out numbers[i]))
                return null;
        }

        return numbers;
    }

    private static void CheckExtents(MappedFile file, List<StoredTensor> tensors, long dataStart)
    {
        var expected = dataStart;
        foreach (var tensor in tensors.OrderBy(t => t.Offset).ThenBy(t => t.ByteLength))
        {
            if (tensor.Offset != expected)
                throw Broken(file, $"tensor '{tensor.Name}' starts at byte {tensor.Offset}, {expected} is expected (a gap or an overlap)");
            expected += tensor.ByteLength;
        }

        if (expected != file.Length)
            throw Broken(file, $"the tensors end at byte {expected}, the file has {file.Length}");
    }

    private static DataIntegrityException Broken(MappedFile file, string found, Exception? inner = null) =>
        new($"{file.Path}: {found}; the file is damaged, download it again", inner);
}
