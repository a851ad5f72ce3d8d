namespace DensingLaw.Evaluation.Data;

/// <summary>Copies release files into the data folder from wherever they lie under another folder. They are known by their hashes, not by their names.</summary>
public static class DataImporter
{
    /// <param name="manifests">The benchmarks to look for.</param>
    /// <param name="folder">The folder to search, with all folders in it; links are not followed, and folders that may not be read are passed over.</param>
    /// <param name="dataFolder">Where the files are put; made when it is not there. Nothing in it is replaced.</param>
    /// <param name="cancellation">Looked at between two files.</param>
    /// <exception cref="ConfigurationException">The folder does not exist, or a file cannot be read or written.</exception>
    /// <exception cref="DataIntegrityException">A known archive is damaged, or a copy differs from what was read.</exception>
    public static ImportReport Import(IReadOnlyList<DataManifest> manifests, string folder, string dataFolder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        ArgumentNullException.ThrowIfNull(dataFolder);
        if (!Directory.Exists(folder))
            throw new ConfigurationException($"there is no folder '{folder}' to import from; give a folder that holds release files");
        var found = ReleaseSearch.In(folder, manifests, cancellation);
        var (files, modified, missing, absent) = (new List<ImportedFile>(), new List<string>(), new List<DataFile>(), new List<string>());
        foreach (var manifest in manifests)
        {
            if (manifest.IsAbsentFrom(dataFolder) && !found.HasAnyOf(manifest))
            {
                absent.Add(manifest.Name);
                continue;
            }

            modified.AddRange(BadFilesIn(dataFolder, manifest).Select(f => $"{f.File.In(dataFolder)} is not the release's: {f.Line}"));
            foreach (var file in Place(manifest, found, dataFolder, files, cancellation))
            {
                if (found.LooksLike(file) is { } copy)
                    modified.Add($"{copy} looks like a modified copy: {DataVerifier.Look(file, copy).Line}");
                if (!file.Optional)
                    missing.Add(file);
            }
        }

        return new ImportReport { Files = files, Modified = modified, Missing = missing, Absent = absent };
    }

    /// <summary>Files of any form that are there and are not the release's.</summary>
    internal static IEnumerable<FileFinding> BadFilesIn(string dataFolder, DataManifest manifest) =>
        manifest.Files.Select(f => DataVerifier.Look(f, f.In(dataFolder))).Where(f => f is { IsGood: false, State: not FileState.Missing });

    /// <summary>Puts in place what was found, and returns the files that were not.</summary>
    private static List<DataFile> Place(
        DataManifest manifest, ReleaseSearch found, string dataFolder, List<ImportedFile> placed, CancellationToken cancellation)
    {
        var missing = new List<DataFile>();
        var packed = new List<DataFile>();
        foreach (var file in manifest.FilesOf(Form(manifest, found, dataFolder)))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = file.In(dataFolder);
            if (File.Exists(path))
            {
                if (DataVerifier.Look(file, path).IsGood)
                    placed.Add(new ImportedFile(file, null));
            }
            else if (found.PathOf(file) is { } from)
            {
                PlacedFile.Copy(from, path, FileSha256.Of(from).Sha256);
                placed.Add(new ImportedFile(file, from));
            }
            else
            {
                (found.ArchiveOf(manifest, file) is null ? missing : packed).Add(file);
            }
        }

        foreach (var group in packed.GroupBy(f => found.ArchiveOf(manifest, f)!))
        {
            ArchiveMembers.Unpack(group.Key, [.. group], dataFolder);
            placed.AddRange(group.Select(f => new ImportedFile(f, group.Key)));
        }

        return missing;
    }

    /// <summary>The first form that can be had whole; else the one of which most is there.</summary>
    private static string? Form(DataManifest manifest, ReleaseSearch found, string dataFolder)
    {
        bool CanBeHad(DataFile file) => File.Exists(file.In(dataFolder)) || found.PathOf(file) is not null || found.ArchiveOf(manifest, file) is not null;
        return manifest.Forms.FirstOrDefault(form => manifest.Files.Where(f => f.Form == form).All(CanBeHad))
            ?? manifest.Forms.MaxBy(form => manifest.Files.Count(f => f.Form == form && CanBeHad(f)));
    }
}
