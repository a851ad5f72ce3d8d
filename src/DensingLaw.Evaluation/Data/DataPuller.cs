namespace DensingLaw.Evaluation.Data;

/// <summary>
/// Fetches a benchmark's release from the official addresses of its manifest. What was cut off goes on where it stopped, in the same run or a later one;
/// a file gets its name only when its SHA-256 is the release's.
/// </summary>
/// <param name="client">Does the requests; its handler decides about proxies and redirects.</param>
/// <param name="settings">Attempts and waits.</param>
public sealed class DataPuller(HttpClient client, PullSettings settings)
{
    /// <summary>Fetches what the folder lacks. A file that is there and good is not fetched again.</summary>
    /// <param name="manifest">The benchmark.</param>
    /// <param name="dataFolder">Made when it is not there.</param>
    /// <param name="progress">Told of every piece that came; null for nobody.</param>
    /// <param name="cancellation">Stops between two pieces; what came is kept for the next time.</param>
    /// <exception cref="ConfigurationException">No address answered, or the folder cannot be written.</exception>
    /// <exception cref="DataIntegrityException">A file in the folder, or what an address sent, is not the release's.</exception>
    /// <exception cref="StorageException">The disk took no more.</exception>
    public async Task<PullReport> PullAsync(
        DataManifest manifest, string dataFolder, Action<PullProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(dataFolder);
        if (DataImporter.BadFilesIn(dataFolder, manifest).FirstOrDefault() is { } bad)
            throw new DataIntegrityException($"{bad.File.In(dataFolder)} is there and is not the release's ({bad.Line}); move it away to pull {manifest.Name}");
        var files = manifest.FilesOf(Form(manifest, dataFolder)).ToLookup(f => File.Exists(f.In(dataFolder)));
        var (there, wanted) = (files[true].ToList(), files[false].ToList());
        var fetched = new List<DataFile>();
        var download = new Download(client, settings, progress ?? (_ => { }));
        foreach (var file in wanted.Where(f => f.Urls.Count > 0))
        {
            await download.FetchAsync(file.Path, file.In(dataFolder), file.Bytes, file.Sha256, file.Urls, cancellation).ConfigureAwait(false);
            fetched.Add(file);
        }

        foreach (var archive in manifest.Archives)
        {
            var members = wanted.Where(f => f.Archive == archive.Name).ToList();
            if (members.Count == 0)
                continue;
            await UnpackAsync(download, archive, Path.Combine(dataFolder, manifest.Name, archive.Name), members, dataFolder, cancellation).ConfigureAwait(false);
            fetched.AddRange(members);
        }

        return new PullReport(fetched, there, [.. wanted.Where(f => f is { CanBePulled: false, Optional: false })]);
    }

    private static async Task UnpackAsync(
        Download download, DataArchive archive, string path, List<DataFile> members, string dataFolder, CancellationToken cancellation)
    {
        var isUsers = File.Exists(path);
        if (isUsers && FileSha256.Of(path).Sha256 is var found && found != archive.Sha256)
            throw new DataIntegrityException($"{path} is there with SHA-256 {found}; the release has {archive.Sha256}; move it away to pull it");
        if (!isUsers)
            await download.FetchAsync(archive.Name, path, archive.Bytes, archive.Sha256, archive.Urls, cancellation).ConfigureAwait(false);
        try
        {
            ArchiveMembers.Unpack(path, members, dataFolder);
        }
        finally
        {
            // An archive that the user put there stays.
            if (!isUsers)
                File.Delete(path);
        }
    }

    /// <summary>A form that is whole in the folder; else the first that addresses offer whole; else the one that the reader looks for first.</summary>
    private static string? Form(DataManifest manifest, string dataFolder)
    {
        IEnumerable<DataFile> Of(string form) => manifest.Files.Where(f => f.Form == form && !f.Optional);
        return manifest.Forms.FirstOrDefault(form => Of(form).All(f => File.Exists(f.In(dataFolder))))
            ?? manifest.Forms.FirstOrDefault(form => Of(form).All(f => f.CanBePulled))
            ?? manifest.FormIn(dataFolder);
    }
}
