using System.IO.Compression;
using System.Text;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>A made-up MMLU release of the right shape in a temporary data folder, to be damaged by tests.</summary>
internal sealed class MmluZip : IDisposable
{
    public MmluZip()
    {
        DataFolder = Directory.CreateTempSubdirectory("densinglaw-mmlu-").FullName;
        var subjects = MmluSubjects.Categories.Keys.ToList();
        for (var i = 0; i < subjects.Count; i++)
        {
            Entries[$"data/dev/{subjects[i]}_dev.csv"] = Rows(5);
            // 57 · 246 = 14,022; the first 20 subjects have one row more.
            Entries[$"data/test/{subjects[i]}_test.csv"] = Rows(i < 20 ? 247 : 246);
        }
    }

    public string DataFolder { get; }

    public string Path => System.IO.Path.Combine(DataFolder, "mmlu", "mmlu.zip");

    public SortedDictionary<string, string> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Replaces one row (from 0) of a file.</summary>
    public MmluZip With(string entry, int row, string text)
    {
        var lines = Entries[entry].Split('\n');
        lines[row] = text;
        Entries[entry] = string.Join('\n', lines);
        return this;
    }

    public MmluZip Write()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var zip = new ZipArchive(File.Create(Path), ZipArchiveMode.Create);
        foreach (var (name, text) in Entries)
        {
            using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            stream.Write(Encoding.Latin1.GetBytes(text));
        }

        return this;
    }

    public void WriteFolder()
    {
        foreach (var (name, text) in Entries)
        {
            var path = System.IO.Path.Combine(DataFolder, "mmlu", name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    public void Dispose() => Directory.Delete(DataFolder, recursive: true);

    private static string Rows(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $" q{i} ,a{i},b {i},\"c,{i}\",d{i} ,{"ABCD"[i % 4]}\n"));
}
