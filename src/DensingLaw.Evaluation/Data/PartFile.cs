namespace DensingLaw.Evaluation.Data;

/// <summary>
/// The part of a download that has come: <c>NAME.part</c>, and beside it <c>NAME.part.from</c> with the address and the server's version of the file.
/// </summary>
internal sealed class PartFile(string target)
{
    private readonly string _from = target + PlacedFile.PartSuffix + ".from";

    public string Path { get; } = target + PlacedFile.PartSuffix;

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Whether it was put together from the answers to several requests.</summary>
    public bool WasContinued { get; private set; }

    public string Sha256() => FileSha256.Of(Path).Sha256;

    /// <summary>Begins anew with the file that an address has now.</summary>
    /// <param name="url">The address.</param>
    /// <param name="validator">Its strong entity tag or date; null when it gave none.</param>
    public void Restart(Uri url, string? validator) => PlacedFile.Guarded(Path, () =>
    {
        File.Delete(Path);
        File.WriteAllLines(_from, [url.AbsoluteUri, validator ?? ""]);
    });

    /// <summary>What a server must still have, for the rest to fit; null when that is not known.</summary>
    public string? ValidatorOf(Uri url) =>
        File.Exists(_from) && File.ReadAllLines(_from) is [var address, { Length: > 0 } validator] && address == url.AbsoluteUri ? validator : null;

    /// <summary>Opens it at its end, which is at <paramref name="start"/>.</summary>
    public FileStream Append(long start)
    {
        WasContinued = start > 0;
        FileStream? stream = null;
        // Without a buffer every failure of the disk shows at its write, none when the stream is closed.
        PlacedFile.Guarded(
            Path, () => stream = new FileStream(Path, start == 0 ? FileMode.Create : FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0));
        return stream!;
    }

    /// <exception cref="DownloadFailedException">There is no such file.</exception>
    public void CopyFrom(Uri url)
    {
        if (!File.Exists(url.LocalPath))
            throw new DownloadFailedException($"{url} does not exist");
        PlacedFile.Guarded(Path, () => File.Copy(url.LocalPath, Path, overwrite: true));
    }

    public void Delete() => PlacedFile.Guarded(Path, () =>
    {
        File.Delete(Path);
        File.Delete(_from);
    });

    /// <summary>Gives it its name.</summary>
    public void Finish() => PlacedFile.Guarded(target, () =>
    {
        File.Move(Path, target);
        File.Delete(_from);
    });
}
