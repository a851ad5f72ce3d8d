namespace DensingLaw.Evaluation;

/// <summary>Writes a file so that a reader, or a crash at any moment, finds the old content or the new and never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the target, syncs, and renames over it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ConfigurationException($"cannot write '{path}' ({error.Message}); check the folder's permissions or choose another with --runs", error);
        }
        catch (IOException error)
        {
            File.Delete(temporary);
            throw new StorageException($"cannot write '{path}' ({error.Message}); free some space and run the same command again", error);
        }
    }
}
