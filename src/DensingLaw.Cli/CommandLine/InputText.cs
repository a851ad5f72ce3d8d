namespace DensingLaw.Cli;

/// <summary>Text files that options name.</summary>
internal static class InputText
{
    /// <summary>Reads the file and makes of it what <paramref name="parse"/> does with its text and name.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    /// <exception cref="DataIntegrityException">Its content is not what is needed.</exception>
    public static T Read<T>(string option, string path, Func<string, string, T> parse)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read {option} '{path}' ({error.Message})", error);
        }

        try
        {
            return parse(text, path);
        }
        catch (InvalidDataException error)
        {
            throw new DataIntegrityException(error.Message, error);
        }
    }
}
