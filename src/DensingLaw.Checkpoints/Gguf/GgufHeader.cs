namespace DensingLaw.Checkpoints;

/// <summary>Reads a GGUF header: magic, version, counts, metadata, tensor directory; then the data follow at the next aligned byte.</summary>
internal static class GgufHeader
{
    private const uint Magic = 0x46554747; // "GGUF"
    private const int DefaultAlignment = 32;
    private const int MaxAlignment = 1 << 20;
    private const int MaxDimensions = 4;

    /// <summary>Bytes of the shortest metadata entry (key length, type, one byte) and tensor entry (name length, dimensions, one, type, offset).</summary>
    private const int MinimumEntryBytes = 8 + 4 + 1, MinimumTensorBytes = 8 + 4 + 8 + 4 + 8;

    public static (GgufMetadata Metadata, IReadOnlyDictionary<string, StoredTensor> Tensors) Read(MappedFile file)
    {
        var cursor = new GgufCursor(file, 0);
        ReadVersion(cursor, file.Path);
        var tensorCount = cursor.Count(MinimumTensorBytes, "tensors");
        var metadata = ReadMetadata(cursor, file);
        var alignment = metadata.GetInteger("general.alignment") ?? DefaultAlignment;
        if (alignment is < 8 or > MaxAlignment || !long.IsPow2(alignment))
            throw cursor.Fail($"general.alignment {alignment} (a power of two from 8 to {MaxAlignment} is allowed)");

        var entries = new List<Entry>();
        for (long i = 0; i < tensorCount; i++)
            entries.Add(ReadEntry(cursor, file.Path));
        var dataStart = Align(cursor.Position, alignment);
        CheckExtents(entries, dataStart, alignment, file);

        var tensors = new Dictionary<string, StoredTensor>();
        foreach (var entry in entries)
        {
            if (!tensors.TryAdd(entry.Name, entry.At(file, dataStart)))
                throw cursor.Fail($"two tensors named '{entry.Name}'");
        }

        return (metadata, tensors);
    }

    private static void ReadVersion(GgufCursor cursor, string path)
    {
        if (cursor.UInt32() is var magic && magic != Magic)
            throw new DataIntegrityException($"{path}: starts with 0x{magic:x8}, a GGUF file starts with 0x{Magic:x8} (\"GGUF\"); download it again");
        var version = cursor.UInt32();
        if (version is not (2 or 3))
        {
            var hint = (version & 0xFFFF) == 0 ? " (a big-endian file?)" : "";
            throw new ConfigurationException($"{path}: GGUF version {version}{hint}, versions 2 and 3 little-endian are supported; convert the model again");
        }
    }

    private static GgufMetadata ReadMetadata(GgufCursor cursor, MappedFile file)
    {
        var count = cursor.Count(MinimumEntryBytes, "metadata entries");
        var values = new Dictionary<string, GgufValue>();
        for (long i = 0; i < count; i++)
        {
            var key = cursor.String();
            if (!values.TryAdd(key, cursor.Value()))
                throw cursor.Fail($"two metadata entries '{key}'");
        }

        return new GgufMetadata(file, values);
    }

    private static Entry ReadEntry(GgufCursor cursor, string path)
    {
        var name = cursor.String();
        var dimensions = cursor.UInt32();
        if (dimensions is 0 or > MaxDimensions)
            throw cursor.Fail($"tensor '{name}' with {dimensions} dimensions (1 to {MaxDimensions} are allowed)");
        var shape = new long[dimensions];
        for (var i = shape.Length - 1; i >= 0; i--)
            shape[i] = (long)Math.Min(cursor.UInt64(), long.MaxValue);
        var type = cursor.UInt32();
        if (!TensorFormats.Gguf.TryGetValue(type, out var format))
        {
            var known = string.Join(", ", TensorFormats.Gguf.Values.Select(f => f.Name));
            var found = TensorFormats.GgufUnsupported.GetValueOrDefault(type, "unknown");
            throw new ConfigurationException($"{path}: tensor '{name}' has GGUF type {type} ({found}), supported are {known}; convert the model to one of them");
        }

        if (TensorShape.Elements(shape) is not { } elements || elements == 0 || shape[^1] % format.BlockElements != 0)
            throw cursor.Fail($"tensor '{name}' of shape {TensorShape.Text(shape)} in {format.Name} (rows of whole blocks of {format.BlockElements})");
        var offset = cursor.UInt64();
        return offset <= long.MaxValue / 2
            ? new Entry(name, shape, elements, format, (long)offset)
            : throw cursor.Fail($"tensor '{name}' at offset {offset}");
    }

    /// <summary>Tensors must follow each other with no more than alignment between them, and end where the file ends.</summary>
    private static void CheckExtents(List<Entry> entries, long dataStart, long alignment, MappedFile file)
    {
        var expected = 0L;
        foreach (var entry in entries.OrderBy(e => e.Offset))
        {
            if (entry.Offset != expected)
                throw Broken($"tensor '{entry.Name}' starts at data byte {entry.Offset}, {expected} is expected");
            if (entry.ByteLength > file.Length - dataStart - entry.Offset)
                throw Broken($"tensor '{entry.Name}' needs {entry.ByteLength} bytes from byte {dataStart + entry.Offset}, the file has {file.Length}");
            expected = Align(entry.Offset + entry.ByteLength, alignment);
        }

        if (file.Length > dataStart + expected)
            throw Broken($"the last tensor ends at byte {dataStart + expected}, the file has {file.Length}");

        DataIntegrityException Broken(string found) => new($"{file.Path}: {found}; the file is damaged, download it again");
    }

    private static long Align(long position, long alignment) => (position + alignment - 1) & -alignment;

    private sealed record Entry(string Name, long[] Shape, long Elements, TensorFormat Format, long Offset)
    {
        public long ByteLength => Elements / Format.BlockElements * Format.BlockBytes;

        public StoredTensor At(MappedFile file, long dataStart) => new()
        {
            Name = Name,
            Shape = Shape,
            ElementCount = Elements,
            Format = Format,
            File = file,
            Offset = dataStart + Offset,
        };
    }
}
