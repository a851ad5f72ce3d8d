using System.Reflection;
using System.Text;

namespace DensingLaw.Evaluation.Suites;

/// <summary>The YAML texts of suites, ladders and presets: those that travel with a library, and files of the user's.</summary>
internal static class SettingsText
{
    private const string Extension = ".yaml";
    private const int MaxFileBytes = 64 << 10;

    /// <summary>Whether a user means a file rather than one of the names.</summary>
    public static bool IsPath(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>One that travels with a library, and the name that messages give it.</summary>
    /// <param name="library">The library.</param>
    /// <param name="folder">The folder of its resources.</param>
    /// <param name="name">A name that exists, without the ending.</param>
    public static (string Yaml, string File) Own(Assembly library, string folder, string name)
    {
        var file = name + Extension;
        using var resource = library.GetManifestResourceStream($"{folder}/{file}")!;
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
