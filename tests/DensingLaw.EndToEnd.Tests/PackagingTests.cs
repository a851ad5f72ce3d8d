using System.Text.Json;
using DensingLaw.EndToEnd.Tests.RealModel;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>
/// What is handed out, made by the scripts that the README names and used as its owner would: in another folder, with a home of its own, without the sources. Minutes; soak only.
/// </summary>
public sealed class PackagingTests : IDisposable
{
    private readonly Workplace _place = new();

    private static string Root => SharedFolder.RepositoryRoot;

    public void Dispose() => _place.Dispose();

    [Fact]
    public void PackTool_InstalledFromItsFolder_Works()
    {
        SkipUnlessSoak();
        var feed = _place["feed"];
        var packed = ForeignProcess.Run(Path.Combine(Root, "scripts", "pack-tool"), ["-o", feed]);
        packed.AssertSucceeded();
        var package = packed.Out.TrimEnd('\n');
        Assert.Equal(feed, Path.GetDirectoryName(package));
        Assert.InRange(new FileInfo(package).Length, 1 << 20, 200 << 20);

        // The command that pack-tool itself and the README name.
        Assert.Contains($"dotnet tool install --tool-path FOLDER --add-source {feed} DensingLaw", packed.Error, StringComparison.Ordinal);
        ForeignProcess.Run("dotnet", ["tool", "install", "--tool-path", _place["tools"], "--add-source", feed, "DensingLaw"], _place.Path).AssertSucceeded();
        AssertWorks(Path.Combine(_place["tools"], "densinglaw"), new() { ["HOME"] = _place["home"] });
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("cuda")]
    public void Publish_OnAMachineWithoutDotnet_Works(string kind)
    {
        SkipUnlessSoak();
        var folder = _place["published"];
        var published = ForeignProcess.Run(Path.Combine(Root, "scripts", "publish"), [$"--{kind}", "-o", folder]);
        published.AssertSucceeded();
        Assert.Equal(folder, published.Out.TrimEnd('\n'));
        Assert.Equal(kind == "cuda", Directory.EnumerateFiles(folder, "libonnxruntime_providers_cuda*", SearchOption.AllDirectories).Any());

        // Its folder can be moved; a place of programs has a link to it.
        Directory.Move(folder, _place["moved"]);
        var bin = Directory.CreateDirectory(_place["bin"]).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "densinglaw"), Path.Combine(_place["moved"], "densinglaw"));
        AssertWorks(
            Path.Combine(bin, "densinglaw"), new() { ["HOME"] = _place["home"], ["DOTNET_ROOT"] = null, ["DOTNET_ROOT_X64"] = null, ["PATH"] = WithoutDotnet() }, kind == "cuda");
    }

    private static void SkipUnlessSoak() => Assert.SkipUnless(SoakSettings.IsSoak, "minutes; set DENSINGLAW_SOAK=1");

    private void AssertWorks(string program, Dictionary<string, string?> environment, bool carriesCuda = false)
    {
        Directory.CreateDirectory(_place["home"]);
        Directory.CreateDirectory(_place["elsewhere"]);

        // Nothing of this machine's own set-up.
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(n => n.StartsWith("DENSINGLAW_", StringComparison.Ordinal)))
            environment[name] = null;
        CliResult Run(params string[] arguments) => ForeignProcess.Run(program, arguments, _place["elsewhere"], environment);

        var version = Run("--version");
        version.AssertSucceeded();
        Assert.Equal(CliProcess.Run("--version").Out, version.Out);

        var doctor = Run("doctor");
        doctor.AssertSucceeded();
        Assert.Matches("(?m)^engine onnx   ok       [0-9.]+, .*libonnxruntime[^ ]*; runs on: cpu", doctor.Out);
        Assert.Matches("(?m)^SQLite        ok  ", doctor.Out);
        Assert.Matches("(?m)^engine torch  missing  libtorch is not beside the program .*\n +mend: from the sources scripts/restore-packages --torch and scripts/publish --torch", doctor.Out);
        if (!File.Exists("/proc/driver/nvidia/version"))
            Run("measure", "--device", "cuda").AssertRefused(4, "--device cuda cannot be used: no NVIDIA driver is loaded");
        else if (!carriesCuda)
            Assert.Matches("(?m)^  onnx CUDA   missing  the CUDA provider library .*\n +mend: .*scripts/publish --cuda", doctor.Out);

        var measured = Run("measure", "--json");
        Assert.SkipWhen(measured.ExitCode == 4 && measured.Error.Contains("bubblewrap", StringComparison.Ordinal), "the programs need bubblewrap");
        measured.AssertSucceeded();
        using var json = JsonDocument.Parse(measured.Out);
        Assert.True(json.RootElement.GetProperty("run").GetProperty("complete").GetBoolean());
        Assert.Equal("mini/average", json.RootElement.GetProperty("density").GetProperty("curve").GetString());
        Assert.Equal(5, json.RootElement.GetProperty("benchmarks").GetArrayLength());

        // It works where it is called and writes nowhere else.
        Assert.Equal(["runs"], Directory.GetFileSystemEntries(_place["elsewhere"]).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place["home"]));
        Assert.True(File.Exists(Path.Combine(Directory.GetDirectories(Path.Combine(_place["elsewhere"], "runs")).Single(), "report.html")));
    }

    /// <summary>The path with, of the folders that have a dotnet, links to everything else in them.</summary>
    private string WithoutDotnet()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists).ToArray();
        return string.Join(':', folders.Select((folder, i) => File.Exists(Path.Combine(folder, "dotnet")) ? Linked(folder, _place[$"path{i}"]) : folder));
    }

    private static string Linked(string folder, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) != "dotnet"))
            File.CreateSymbolicLink(Path.Combine(target, Path.GetFileName(file)), file);
        return target;
    }
}
