namespace DensingLaw.Evaluation;

/// <summary>A run's folder, held by this process: manifest, journal, result. Disposing gives it up, and removes it when nothing was ever committed.</summary>
public sealed class RunFolder : IDisposable
{
    private readonly RunLock _lock;
    private readonly bool _created;
    private bool _keep;

    private RunFolder(string path, RunManifest manifest, RunLock runLock, bool created)
    {
        Path = path;
        Manifest = manifest;
        _lock = runLock;
        _created = created;
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>How the run was begun.</summary>
    public RunManifest Manifest { get; }

    /// <summary>The journal's file.</summary>
    public string JournalPath => JournalIn(Path);

    /// <summary>The journal's file in a run folder.</summary>
    public static string JournalIn(string folder) => System.IO.Path.Combine(folder, "journal.sqlite");

    /// <summary>The manifest's file in a run folder.</summary>
    public static string ManifestIn(string folder) => System.IO.Path.Combine(folder, "manifest.json");

    /// <summary>The result's file in a run folder.</summary>
    public static string ResultIn(string folder) => System.IO.Path.Combine(folder, "result.json");

    /// <summary>The report's file in a run folder.</summary>
    public static string ReportIn(string folder) => System.IO.Path.Combine(folder, "report.html");

    /// <summary>
    /// Begins the run in <paramref name="folder"/>, or takes up the one that is there when it has the same plan. A run of another plan is refused, and the
    /// first field that differs is named.
    /// </summary>
    public static RunFolder Open(string folder, RunPlan plan, string toolVersion, TimeProvider time)
    {
        folder = System.IO.Path.GetFullPath(folder);
        var firstNew = Create(folder);
        RunLock? runLock = null;
        try
        {
            runLock = RunLock.Acquire(folder, time);
            var path = ManifestIn(folder);
            var begun = File.Exists(path);
            var manifest = begun
                ? RunManifest.Read(path)
                : new RunManifest { Id = plan.RunId(), CreatedUtc = time.GetUtcNow(), ToolVersion = toolVersion, Plan = plan };
            if (begun)
                RequireSamePlan(manifest.Plan, plan, path);
            else
                AtomicFile.Write(path, manifest.ToJson());
            return new RunFolder(folder, manifest, runLock, created: !begun);
        }
        catch
        {
            runLock?.Dispose();
            if (firstNew is not null && runLock is not null)
                Directory.Delete(firstNew, recursive: true);
            throw;
        }
    }

    /// <summary>Says that the folder holds committed work and stays.</summary>
    public void Keep() => _keep = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        if (!_created || _keep)
            return;
        foreach (var name in (ReadOnlySpan<string>)["manifest.json", "journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "run.lock"])
            File.Delete(System.IO.Path.Combine(Path, name));
        if (!Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    private static void RequireSamePlan(RunPlan found, RunPlan wanted, string path)
    {
        var before = found.IdentityFields();
        var now = wanted.IdentityFields();
        foreach (var (name, value) in now)
        {
            var old = before.FirstOrDefault(f => f.Name == name).Value ?? "absent";
            if (old != value)
            {
                throw new ConfigurationException(
                    $"the run in '{System.IO.Path.GetDirectoryName(path)}' is another one: its {name} is {old}, this command's is {value}; give the options that it was begun with, or choose another folder with --run-dir or --runs");
            }
        }
    }

    /// <summary>The outermost folder that had to be made, so that a failed start removes what it made and no more.</summary>
    private static string? Create(string folder)
    {
        string? firstNew = null;
        for (var at = folder; at is not null && !Directory.Exists(at); at = System.IO.Path.GetDirectoryName(at))
            firstNew = at;
        try
        {
            Directory.CreateDirectory(folder);
            return firstNew;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (firstNew is not null && Directory.Exists(firstNew))
                Directory.Delete(firstNew, recursive: true);
            var reason = File.Exists(firstNew) ? $"'{firstNew}' is a file" : error.Message;
            throw new ConfigurationException($"cannot make the run folder '{folder}' ({reason}); choose a writable place with --runs", error);
        }
    }
}
