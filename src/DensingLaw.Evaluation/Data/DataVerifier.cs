using System.Globalization;

namespace DensingLaw.Evaluation.Data;

/// <summary>Holds a data folder against the manifests: which files are missing, and which are not the release's.</summary>
public static class DataVerifier
{
    /// <summary>
    /// One finding for each file of the form that lies in the folder (see <see cref="DataManifest.FormIn"/>); none for an optional file that is not there.
    /// </summary>
    /// <exception cref="ConfigurationException">A file cannot be read.</exception>
    public static IReadOnlyList<FileFinding> Verify(DataManifest manifest, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(dataFolder);
        return [.. manifest.FilesOf(manifest.FormIn(dataFolder)).Select(file => Look(file, file.In(dataFolder)))
            .Where(finding => !finding.File.Optional || finding.State != FileState.Missing)];
    }

    /// <summary>Looks at one file wherever it lies.</summary>
    internal static FileFinding Look(DataFile file, string path)
    {
        if (!File.Exists(path))
            return new FileFinding(file, FileState.Missing, null, null, $"{file.Path}: missing; {Number(file.Bytes)} bytes are needed");
        var (bytes, sha256) = FileSha256.Of(path);
        if (sha256 == file.Sha256)
            return new FileFinding(file, FileState.Good, bytes, sha256, $"{file.Path}: good ({Release(file)})");
        if (HasContent(file, path))
            return new FileFinding(file, FileState.Repacked, bytes, sha256, $"{file.Path}: good (another packing of the same content, SHA-256 {Short(sha256)})");
        var (items, unreadable) = Count(file, path);
        var state = items is not null && items != file.Items ? FileState.WrongCount : bytes != file.Bytes ? FileState.WrongSize : FileState.WrongHash;
        var counted = items is null ? "" : $"{Number(items.Value)} items, ";
        var trouble = unreadable is null ? "" : $" ({unreadable})";
        return new FileFinding(
            file, state, bytes, sha256,
            $"{file.Path}: {counted}{Number(bytes)} bytes, SHA-256 {Short(sha256)}{trouble}; the release has {Release(file)}");
    }

    /// <summary>Whether a file holds the release's content in another packing.</summary>
    internal static bool HasContent(DataFile file, string path)
    {
        if (file.ContentSha256 is null)
            return false;
        try
        {
            return ReleaseContent.Sha256(file, path) == file.ContentSha256;
        }
        catch (DataIntegrityException)
        {
            // What cannot be read is no packing of the release; the caller names its size and hash.
            return false;
        }
    }

    private static (int? Items, string? Unreadable) Count(DataFile file, string path)
    {
        try
        {
            return (ReleaseContent.Items(file, path), null);
        }
        catch (DataIntegrityException e)
        {
            return (null, e.Message.TrimEnd('.'));
        }
    }

    private static string Release(DataFile file) =>
        $"{(file.Items is { } items ? $"{Number(items)} items, " : "")}{Number(file.Bytes)} bytes, SHA-256 {Short(file.Sha256)}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(string sha256) => sha256[..12] + "…";
}
