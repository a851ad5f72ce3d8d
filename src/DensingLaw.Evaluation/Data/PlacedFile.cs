namespace DensingLaw.Evaluation.Data;

/// <summary>Puts files into a data folder so that a reader finds a whole file or none.</summary>
internal static class PlacedFile
{
    public const string PartSuffix = ".part";

    /// <exception cref="ConfigurationException">The folder cannot be made or written.</exception>
    public static void PrepareFolder(string path) => Guarded(path, () => Directory.CreateDirectory(Path.GetDirectoryName(path)!));

    /// <summary>Writes a file that is not there yet.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> content)
    {
        PrepareFolder(path);
        Guarded(path, () =>
        {
            using (var stream = new FileStream(path + PartSuffix, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content.Span);
                stream.Flush(flushToDisk: true);
            }

            File.Move(path + PartSuffix, path);
        });
    }

    /// <summary>Copies a file whose SHA-256 is known; what was copied is hashed again before it gets its name.</summary>
    /// <exception cref="DataIntegrityException">The copy has another hash: the file changed meanwhile, or the disk fails.</exception>
    public static void Copy(string from, string path, string sha256)
    {
        PrepareFolder(path);
        Guarded(path, () => File.Copy(from, path + PartSuffix, overwrite: true));
        if (FileSha256.Of(path + PartSuffix).Sha256 is var copied && copied != sha256)
        {
            File.Delete(path + PartSuffix);
            throw new DataIntegrityException($"the copy of '{from}' has SHA-256 {copied}; {sha256} is needed; check the disk and run the same command again");
        }

        Guarded(path, () => File.Move(path + PartSuffix, path));
    }

    /// <summary>Turns what a disk refuses into one line.</summary>
    /// <exception cref="ConfigurationException">No permission.</exception>
    /// <exception cref="StorageException">The disk took no more.</exception>
    public static void Guarded(string path, Action write)
    {
        try
        {
            write();
        }
        catch (UnauthorizedAccessException e)
        {
            throw Refused(path, e);
        }
        catch (IOException e)
        {
            throw NotTaken(path, e);
        }
    }

    public static ConfigurationException Refused(string path, Exception e) =>
        new($"cannot write '{path}' ({e.Message}); check the folder's permissions or choose another with --data", e);

    public static StorageException NotTaken(string path, Exception e) =>
        new($"cannot write '{path}' ({e.Message}); free some space or choose another folder with --data, and run the same command again", e);
}
