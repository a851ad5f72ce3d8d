using System.Text;

namespace DensingLaw.Cli;

/// <summary>The files that <c>loss</c> reads and writes.</summary>
internal static class LossFiles
{
    /// <summary>A text in UTF-8.</summary>
    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException error)
        {
            throw new DataIntegrityException($"{path} is not UTF-8 ({error.Message}); convert it first", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read the text '{path}' ({error.Message}); give a file that exists and may be read", error);
        }
    }

    /// <summary>A new file of lines, each on disk as soon as it is written.</summary>
    public static TextWriter CreateItems(string path)
    {
        try
        {
            return new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot write --items '{path}' ({error.Message}); give a file that may be written", error);
        }
    }
}
