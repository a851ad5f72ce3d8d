using System.Globalization;

namespace DensingLaw.Evaluation.Tests;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string RunPath => _folder["runs/one"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NewRun_WritesTheManifestAndReadsItBack()
    {
        using (var run = RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System))
            run.Keep();
        var manifest = RunManifest.Read(RunFolder.ManifestIn(RunPath));
        Assert.Equal(1, manifest.SchemaVersion);
        Assert.Equal(SyntheticRun.Plan.IdentityFields(), manifest.Plan.IdentityFields());
        Assert.Equal(SyntheticRun.Plan.RunId(), manifest.Id);
        Assert.Equal(SyntheticRun.Plan.Checkpoint, manifest.Plan.Checkpoint);
    }

    [Fact]
    public void Open_AnotherPlan_NamesTheFieldThatDiffers()
    {
        using (var run = RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System))
            run.Keep();
        var error = Assert.Throws<ConfigurationException>(
            () => RunFolder.Open(RunPath, SyntheticRun.Plan with { Limit = 7 }, "0.1.0", TimeProvider.System));
        Assert.Contains("limit is 40, this command's is 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_NothingCommitted_LeavesNoFolder()
    {
        using (var run = RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System))
            JournalWriter.Open(run.JournalPath, TimeProvider.System).Dispose();
        Assert.False(Directory.Exists(RunPath));
    }

    [Fact]
    public void Open_PathUnderAFile_IsAConfigurationError()
    {
        File.WriteAllText(_folder["file"], "");
        var error = Assert.Throws<ConfigurationException>(
            () => RunFolder.Open(_folder["file/runs/one"], SyntheticRun.Plan, "0.1.0", TimeProvider.System));
        Assert.Contains("--runs", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.ExitCode);
    }

    [Fact]
    public void Open_FileSystemThatTakesNoFolders_IsAConfigurationError()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "needs /proc");
        Assert.Throws<ConfigurationException>(() => RunFolder.Open("/proc/densinglaw/one", SyntheticRun.Plan, "0.1.0", TimeProvider.System));
    }

    [Fact]
    public void Open_ManifestCut_IsADataIntegrityError()
    {
        using (var run = RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System))
            run.Keep();
        var path = RunFolder.ManifestIn(RunPath);
        File.WriteAllText(path, File.ReadAllText(path)[..50]);
        var error = Assert.Throws<DataIntegrityException>(() => RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeldByAnotherProcess_NamesItAndIsFreeWhenItIsKilled()
    {
        using var child = ChildProcess.Start("hold", RunPath);
        Assert.Equal("held", child.StandardOutput.ReadLine());
        var error = Assert.Throws<ConfigurationException>(() => RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System));
        Assert.Contains($"pid {child.Id.ToString(CultureInfo.InvariantCulture)}, started 2", error.Message, StringComparison.Ordinal);
        child.Kill();
        child.WaitForExit();
        using var run = RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System);
        Assert.True(Directory.Exists(run.Path));
    }

    [Fact]
    public void AtomicWrite_OfTheResult_ReplacesTheWholeFile()
    {
        using var run = RunFolder.Open(RunPath, SyntheticRun.Plan, "0.1.0", TimeProvider.System);
        run.Keep();
        AtomicFile.Write(RunFolder.ResultIn(run.Path), "{\"first\":1}"u8);
        AtomicFile.Write(RunFolder.ResultIn(run.Path), "{}"u8);
        Assert.Equal("{}", File.ReadAllText(RunFolder.ResultIn(RunPath)));
        Assert.DoesNotContain(Directory.EnumerateFiles(RunPath), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
