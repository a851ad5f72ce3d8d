namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Reads what is unpacked: a small file may unpack to any size, whatever length it declares.</summary>
internal static class BoundedStream
{
    /// <summary>All that a stream holds; null when that is more than <paramref name="limit"/> bytes, which are counted as they come.</summary>
    public static byte[]? ReadAll(Stream stream, int limit)
    {
        var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > limit)
                return null;
        }

        return content.ToArray();
    }
}
