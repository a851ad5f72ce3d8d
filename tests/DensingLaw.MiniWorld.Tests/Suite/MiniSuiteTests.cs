using System.Text.Json;
using DensingLaw.MiniWorld.Suite;

namespace DensingLaw.MiniWorld.Tests.Suite;

public sealed class MiniSuiteTests
{
    private const int MaxBytes = 2_000_000;

    [Fact]
    public void Files_OfTheDefaultWorld_AreTheCommittedOnesByteForByte()
    {
        var files = MiniSuite.Files(new World());

        Assert.All(files, file => Assert.Equal(file.Bytes.ToArray(), File.ReadAllBytes(Path.Combine(CommittedSuite.Folder, file.Path))));
        var committed = Directory.EnumerateFiles(CommittedSuite.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(CommittedSuite.Folder, f).Replace(Path.DirectorySeparatorChar, '/'));
        Assert.Equal(files.Select(f => f.Path).Order(StringComparer.Ordinal), committed.Order(StringComparer.Ordinal));
        Assert.InRange(files.Sum(f => f.Bytes.Length), 1, MaxBytes);
    }

    [Fact]
    public void Write_Folder_HoldsTheFilesOfItsManifest()
    {
        using var folder = new TemporaryFolder();
        MiniSuite.Write(folder["data"], new World(3));

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(folder["data/manifest.json"]));
        Assert.Equal(3, manifest.RootElement.GetProperty("seed").GetInt32());
        var named = manifest.RootElement.GetProperty("files").EnumerateArray().ToList();
        Assert.All(named, file =>
        {
            var bytes = File.ReadAllBytes(folder["data/" + file.GetProperty("path").GetString()]);
            Assert.Equal(file.GetProperty("bytes").GetInt32(), bytes.Length);
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        });
        Assert.Equal(named.Count + 1, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Files_OfAnotherSeed_AreOthers()
    {
        var (first, second) = (MiniSuite.Files(new World(1)), MiniSuite.Files(new World(2)));

        Assert.Equal(first.Select(f => f.Path), second.Select(f => f.Path));
        Assert.All(first.Zip(second), pair => Assert.NotEqual(pair.First.Sha256, pair.Second.Sha256));
    }
}
