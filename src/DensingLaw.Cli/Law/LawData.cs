using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>Reads the law's files; whatever is wrong with one becomes one line and an exit code.</summary>
internal static class LawData
{
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw new DataIntegrityException(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{error.Message.TrimEnd('.')}; give a file that exists and may be read", error);
        }
    }

    public static ModelRegistry ReadRegistry(string path) => Read(() => ModelRegistry.Parse(File.ReadAllBytes(path), path));
}
