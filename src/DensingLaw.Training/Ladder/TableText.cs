using System.Text;

namespace DensingLaw.Training.Ladder;

/// <summary>The texts of ladders and presets: those that travel with the library, and files of the user's.</summary>
internal static class TableText
{
    private const string Folder = "ladders/", Extension = ".yaml";
    private const int MaxFileBytes = 64 << 10;

    /// <summary>Whether a user means a file rather than one of the names.</summary>
    public static bool IsPath(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>One that travels with the library.</summary>
    /// <param name="kind">ladder or preset.</param>
    /// <param name="name">A name that exists.</param>
    public static (string Yaml, string File) Own(string kind, string name)
    {
        var file = $"{kind}-{name}{Extension}";
        using var resource = typeof(TableText).Assembly.GetManifestResourceStream(Folder + file)!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return (reader.ReadToEnd(), file);
    }

    /// <param name="kind">What it is, for messages.</param>
    /// <param name="path">The user's file.</param>
    /// <param name="names">What there is otherwise, for messages.</param>
    /// <exception cref="ConfigurationException">It cannot be read, is too large or not UTF-8.</exception>
    public static string OfFile(string kind, string path, IReadOnlyList<string> names)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MaxFileBytes
                ? File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true))
                : throw new ConfigurationException($"the {kind} '{path}' has {length} bytes; at most {MaxFileBytes} are read");
        }
        catch (DecoderFallbackException error)
        {
            throw new ConfigurationException($"the {kind} '{path}' is not UTF-8 ({error.Message}); convert it first", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read the {kind} '{path}' ({error.Message}); give a file that exists, or one of {string.Join(", ", names)}", error);
        }
    }
}
