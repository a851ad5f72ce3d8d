using DensingLaw.Tests;

namespace DensingLaw.Cli.Tests.Data;

/// <summary><c>densinglaw data mini</c> over the product's own composition: nothing of it needs an engine.</summary>
public sealed class DataMiniTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("densinglaw-data-mini-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Mini_Benchmarks_AreTheRepositorysByteForByte()
    {
        var run = Run("--output", _root);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var committed = Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "mini");
        var files = Directory.GetFiles(committed, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Length, Directory.GetFiles(_root, "*", SearchOption.AllDirectories).Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_root, Path.GetRelativePath(committed, file)))));
        Assert.EndsWith($"  manifest.json\n\ndata folder: {_root}\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Mini_Corpus_IsWrittenAndNotOverwritten()
    {
        string[] arguments = ["--output", _root, "--corpus", "clean", "--bytes", "20K", "--corpus-seed", "3"];

        var first = Run(arguments);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("bytes of text in 1 files: " + _root, first.Out, StringComparison.Ordinal);
        var written = File.ReadAllBytes(Path.Combine(_root, "clean-000.jsonl"));

        var second = Run(arguments);
        Assert.Equal(2, second.ExitCode);
        Assert.Equal(
            $"error: cannot write to '{_root}' ('{_root}' already holds .jsonl files; give a folder that does not); give another folder with --output",
            Assert.Single(second.ErrorLines));
        Assert.Equal(written, File.ReadAllBytes(Path.Combine(_root, "clean-000.jsonl")));
    }

    [Theory]
    [InlineData("there is no mixture 'clen' (did you mean clean?); there are raw, base, filtered, clean", "--corpus", "clen", "--bytes", "1M")]
    [InlineData("--corpus needs --bytes; give the bytes of text, such as 45M", "--corpus", "base")]
    [InlineData("--bytes is for a corpus; give --corpus with one of: raw, base, filtered, clean", "--bytes", "1M")]
    [InlineData("--bytes is 'x'; give a count of at least 1, such as 6980000000, 6.98e9 or 6.98B", "--corpus", "base", "--bytes", "x")]
    public void Mini_WrongOptions_AreOneLineAndExit2(string message, params string[] arguments)
    {
        var run = Run(["--output", _root, .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("error: " + message, Assert.Single(run.ErrorLines));
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    private static CliRun Run(params string[] arguments) => CliRun.Of(Composition.Create(), ["data", "mini", .. arguments]);
}
