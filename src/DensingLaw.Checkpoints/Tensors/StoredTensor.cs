namespace DensingLaw.Checkpoints;

/// <summary>A named tensor inside a mapped file. Its bytes were checked against the file's length when the file was opened.</summary>
internal sealed unsafe class StoredTensor
{
    /// <summary>Elements one work item decodes: large enough to hide its start, small enough to share; a multiple of every block size.</summary>
    private const int ChunkElements = 1 << 16;

    public required string Name { get; init; }

    /// <summary>Outermost dimension first.</summary>
    public required long[] Shape { get; init; }

    public required long ElementCount { get; init; }

    public required TensorFormat Format { get; init; }

    public required MappedFile File { get; init; }

    /// <summary>From the file's start, in bytes.</summary>
    public required long Offset { get; init; }

    public long ByteLength => ElementCount / Format.BlockElements * Format.BlockBytes;

    /// <summary>Elements a row: a row of a vector is one element.</summary>
    private int RowElements => Shape.Length == 1 ? 1 : checked((int)(ElementCount / Shape[0]));

    /// <summary>Decodes the whole tensor, row-major, in parallel; elements are computed alone, so the threads do not change the result.</summary>
    public void Read(Span<float> destination)
    {
        RequireLength(destination, ElementCount);
        fixed (float* target = destination)
        {
            var (values, source) = ((nint)target, (nint)File.Address(Offset, ByteLength));
            Chunks(ElementCount, ChunkElements, (first, count) => DecodeAt((byte*)source, first, (float*)values + first, (int)count));
        }

        File.Forget(Offset, ByteLength);
    }

    /// <summary>Decodes chosen rows: row i of the destination is row <paramref name="rows"/>[i] of the tensor.</summary>
    public void ReadRows(int[] rows, Span<float> destination)
    {
        var width = RowElements;
        RequireLength(destination, (long)rows.Length * width);
        fixed (float* target = destination)
        {
            var (values, source) = ((nint)target, (nint)File.Address(Offset, ByteLength));
            Chunks(rows.Length, Math.Max(1, ChunkElements / width), (first, count) =>
            {
                for (var row = first; row < first + count; row++)
                    DecodeAt((byte*)source, (long)rows[row] * width, (float*)values + (row * width), width);
            });
        }

        File.Forget(Offset, ByteLength);
    }

    /// <summary>The elements in place, when they are fp32 aligned to 4 bytes.</summary>
    public bool TryMap(out float* data)
    {
        data = null;
        if (Format != TensorFormats.F32 || !BitConverter.IsLittleEndian)
            return false;
        var address = File.Address(Offset, ByteLength);
        if ((nuint)address % sizeof(float) != 0)
            return false;
        data = (float*)address;
        return true;
    }

    /// <summary>Whether both hold the same bytes in the same format and shape.</summary>
    public bool SameContent(StoredTensor other)
    {
        if (Format != other.Format || !Shape.AsSpan().SequenceEqual(other.Shape))
            return false;
        const int step = 1 << 30;
        for (long at = 0; at < ByteLength; at += step)
        {
            var length = (int)Math.Min(step, ByteLength - at);
            if (!File.Slice(Offset + at, length).SequenceEqual(other.File.Slice(other.Offset + at, length)))
                return false;
        }

        return true;
    }

    private static void RequireLength(Span<float> destination, long expected)
    {
        if (destination.Length != expected)
            throw new ArgumentException($"the destination has {destination.Length} elements, the weight {expected}", nameof(destination));
    }

    private static void Chunks(long total, long size, Action<long, long> work)
    {
        var chunks = (total + size - 1) / size;
        if (chunks <= 1)
            work(0, total);
        else
            Parallel.For(0, chunks, chunk => work(chunk * size, Math.Min(size, total - (chunk * size))));
    }

    private void DecodeAt(byte* source, long firstElement, float* values, int count)
    {
        var (elements, bytes) = (Format.BlockElements, Format.BlockBytes);
        Format.Decode!(new(source + (firstElement / elements * bytes), count / elements * bytes), new(values, count));
    }
}
