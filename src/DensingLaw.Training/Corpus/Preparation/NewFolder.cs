namespace DensingLaw.Training.Corpus;

/// <summary>
/// A folder that is there whole or not at all: it is filled under another name and renamed at the end. A lock keeps other processes out meanwhile; what a
/// killed one left behind is deleted.
/// </summary>
internal static class NewFolder
{
    /// <exception cref="ConfigurationException">Another process writes the same folder, or this one may not write.</exception>
    /// <exception cref="StorageException">The disk took no more.</exception>
    public static void Write(string target, Action<string> fill)
    {
        var part = target + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            using var held = Lock(target + ".lock");
            if (Directory.Exists(target))
                return;
            Fill(part, fill);
            Directory.Move(part, target);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ConfigurationException($"cannot write '{target}' ({error.Message}); check the folder's permissions or choose another", error);
        }
        catch (IOException error)
        {
            throw new StorageException($"cannot write '{target}' ({error.Message}); free some space and run the same command again", error);
        }
    }

    private static void Fill(string part, Action<string> fill)
    {
        Delete(part);
        Directory.CreateDirectory(part);
        var isWhole = false;
        try
        {
            fill(part);
            isWhole = true;
        }
        finally
        {
            if (!isWhole)
                Delete(part);
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new ConfigurationException($"another process holds '{path}' ({error.Message}); wait for it, or choose another output folder", error);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
