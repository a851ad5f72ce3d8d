using System.IO.Compression;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.BadInput;

public sealed class ReleaseTests : IDisposable
{
    private const string Anatomy = "data/test/anatomy_test.csv";

    private readonly Workplace _place = new();

    [Fact]
    public void Measure_MissingDataFolder_Exits2() =>
        _place.AssertRefused(_place.MeasureWithData(_place.TinyExport(), _place["nowhere"]), 2, _place["nowhere"], "with --data");

    [Fact]
    public void Measure_DataFolderWithoutTheRelease_Exits2()
    {
        Directory.CreateDirectory(_place["data"]);
        _place.AssertRefused(_place.MeasureWithData(_place.TinyExport(), _place["data"]), 2, _place["data/mmlu/mmlu.zip"], "give the folder that holds mmlu/mmlu.zip");
    }

    [Fact]
    public void Measure_56Subjects_Exits3()
    {
        WriteZip((name, text) => name == Anatomy ? null : text);
        _place.AssertRefused(
            _place.MeasureWithData(_place.TinyExport(), _place["data"]), 3,
            _place["data/mmlu/mmlu.zip"], "56 subjects; the 57", Anatomy, "Get the original release file again");
    }

    [Fact]
    public void Measure_RowOf5Columns_Exits3()
    {
        WriteZip((name, text) => name == Anatomy ? "a question,one,two,three,A\n" + text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text);
        _place.AssertRefused(
            _place.MeasureWithData(_place.TinyExport(), _place["data"]), 3,
            _place["data/mmlu/mmlu.zip"], $"{Anatomy} row 1", "5 columns; 6 are needed", "Get the original release file again");
    }

    [Fact]
    public void Measure_TruncatedZip_Exits3()
    {
        var whole = File.ReadAllBytes(SharedFolder.Require("bench/mmlu/mmlu.zip"));
        var zip = _place.Write("data/mmlu/mmlu.zip", whole.AsSpan(0, whole.Length / 2));
        _place.AssertRefused(_place.MeasureWithData(_place.TinyExport(), _place["data"]), 3, zip, "not a whole zip file");
    }

    public void Dispose() => _place.Dispose();

    /// <summary>The real release with changed entries; null leaves one out.</summary>
    private void WriteZip(Func<string, string, string?> change)
    {
        using var release = ZipFile.OpenRead(SharedFolder.Require("bench/mmlu/mmlu.zip"));
        Directory.CreateDirectory(_place["data/mmlu"]);
        using var zip = new ZipArchive(File.Create(_place["data/mmlu/mmlu.zip"]), ZipArchiveMode.Create);
        foreach (var entry in release.Entries.Where(e => e.FullName.EndsWith("_dev.csv", StringComparison.Ordinal) || e.FullName.EndsWith("_test.csv", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            if (change(entry.FullName, reader.ReadToEnd()) is not { } text)
                continue;
            using var writer = new StreamWriter(zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open());
            writer.Write(text);
        }
    }
}
