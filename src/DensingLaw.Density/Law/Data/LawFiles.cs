using System.Text;

namespace DensingLaw.Density;

/// <summary>The CSV files of the law: a user's, or those of <c>configs/law</c> as they were when the library was built.</summary>
internal static class LawFiles
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">A file, or null for the one that ships.</param>
    /// <param name="shipped">Its name in <c>configs/law</c>.</param>
    public static CsvTable Read(string? path, string shipped)
    {
        var bytes = path is null ? Shipped($"law/{shipped}") : File.ReadAllBytes(path);
        var name = path ?? $"law/{shipped}";
        try
        {
            return CsvTable.Parse(s_utf8.GetString(bytes), name);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{name}: is not UTF-8 ({error.Message}); convert it first", error);
        }
    }

    public static byte[] Shipped(string resource)
    {
        using var stream = typeof(LawFiles).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
