using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Data;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Data;

/// <summary>The manifests that travel with the library, held against the releases; and manifests that are refused.</summary>
public sealed class DataManifestTests
{
    public static TheoryData<string> Names => [.. DataManifest.Names];

    [Fact]
    public void Names_AreTheCataloguesBenchmarks() => Assert.Equal(PaperBenchmarks.Names, DataManifest.Names);

    [Fact]
    public void Load_AnUnknownName_HintsAtTheNearest()
    {
        var error = Assert.Throws<ConfigurationException>(() => DataManifest.Load("mmul"));
        Assert.Equal("benchmark 'mmul' has no manifest (did you mean mmlu?); there are: mmlu, bbh, math, humaneval, mbpp", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_AreThoseOfTheRelease(string name)
    {
        var bench = SharedFolder.Require("bench");
        var manifest = DataManifest.Load(name);
        foreach (var file in manifest.Files.Where(f => f.Form != "folder"))
        {
            var path = file.In(bench);
            Assert.Equal((file.Bytes, file.Sha256), FileSha256.Of(path));
            Assert.Equal(file.Items, ReleaseContent.Items(file, path));
            if (file.ContentSha256 is not null)
                Assert.Equal(file.ContentSha256, ReleaseContent.Sha256(file, path));
        }
    }

    [Fact]
    public void MmluFolder_HasTheMembersOfTheZip()
    {
        using var zip = ZipFile.OpenRead(SharedFolder.Require("bench/mmlu/mmlu.zip"));
        var files = DataManifest.Load("mmlu").Files.Where(f => f.Form == "folder").ToList();
        Assert.Equal(114, files.Count);
        using var folder = new TemporaryFolder();
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.In(folder.Path))!);
            zip.GetEntry(file.Member!)!.ExtractToFile(file.In(folder.Path));
        }

        Assert.All(DataVerifier.Verify(DataManifest.Load("mmlu"), folder.Path), f => Assert.Equal(FileState.Good, f.State));
        Assert.All(files, f => Assert.Equal(f.Items, ReleaseContent.Items(f, f.In(folder.Path))));
        // The reader takes the same folder.
        Assert.Equal(14_042, BenchmarkCatalog.Load("mmlu", folder.Path).ItemCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TestSplit_IsWhatTheReaderReads(string name)
    {
        var benchmark = BenchmarkCatalog.Load(name, SharedFolder.Require("bench"));
        var test = DataManifest.Load(name).Splits.Single(s => s.Name == "test");
        Assert.Equal(benchmark.ItemCount, test.Items);
        if (test.Subtasks.Count > 0)
            Assert.Equal(test.Subtasks, benchmark.Subtasks.ToDictionary(s => s.Name, s => s.Items.Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_AShippedManifest_SaysWhereAllComesFrom(string name)
    {
        var manifest = DataManifest.Load(name);
        Assert.NotEmpty(manifest.Notes);
        Assert.All(manifest.Files.SelectMany(f => f.Urls).Concat(manifest.Archives.SelectMany(a => a.Urls)), u => Assert.StartsWith("https://", u, StringComparison.Ordinal));
        // What a pull cannot fetch says how it is had.
        Assert.All(manifest.Files, f => Assert.True(f.CanBePulled || f.How is { Length: > 20 }));
    }

    [Theory]
    [InlineData("licens", "1", "manifest: licens is not a known field (did you mean licence?); known are schemaVersion, ")]
    [InlineData("schemaVersion", "2", "manifest: schemaVersion is 2; this version reads 1")]
    [InlineData("title", "3", "manifest: title is a number; a text is needed")]
    [InlineData("citation", "\"\"", "manifest: citation is empty; a text is needed")]
    [InlineData("notes", "[1]", "manifest: notes is a list with a number; a list of texts is needed")]
    [InlineData("source.paper", "\"arxiv\"", "manifest: source.paper is 'arxiv'; an address with http, https or file is needed")]
    [InlineData("source.paper", "\"ftp://x.org/a\"", "manifest: source.paper is 'ftp://x.org/a'; an address")]
    [InlineData("licence", "\"MIT\"", "manifest: licence is a text; an object is needed")]
    [InlineData("counts", "[{\"split\":\"test\",\"items\":3,\"subtasks\":{\"a\":1}}]", "manifest: counts[0].items is 3; the sub-tasks have 1 in all")]
    [InlineData("files", "[]", "manifest: files is empty; at least 1 file is needed")]
    [InlineData("files[0].path", "\"toy/../a.jsonl\"", "manifest: files[0].path is 'toy/../a.jsonl'; a path under 'toy/' without '..' is needed")]
    [InlineData("files[0].path", "\"/toy/a.jsonl\"", "a path under 'toy/'")]
    [InlineData("files[0].path", "\"other/a.jsonl\"", "a path under 'toy/'")]
    [InlineData("files[0].path", "\"toy\\\\a.jsonl\"", "a path under 'toy/'")]
    [InlineData("files[0].format", "\"parquet\"", "manifest: files[0].format is 'parquet'; known are csv, csv.zip, json, json.zip, jsonl, jsonl.gz, text")]
    [InlineData("files[0].bytes", "0", "manifest: files[0].bytes is 0; a whole number of at least 1 is needed")]
    [InlineData("files[0].bytes", "1.5", "manifest: files[0].bytes is 1.5; a whole number")]
    [InlineData("files[0].sha256", "\"ABC\"", "manifest: files[0].sha256 is 'ABC'; 64 lower-case hexadecimal digits are needed")]
    [InlineData("files[0].items", null, "manifest: files[0].items is missing; only a text has none")]
    [InlineData("files[0].form", "\"zip\"", "manifest: files[0].form is 'zip'; the manifest's forms are ")]
    [InlineData("files[0].optional", "1", "manifest: files[0].optional is a number; true or false is needed")]
    [InlineData("files[0].members", "[\"a\"]", "manifest: files[0].members is given; only a zip has it")]
    [InlineData("files[0].list", "\"a\"", "manifest: files[0].list is given; only a json file has it")]
    [InlineData("files[0].archive", "\"b.tar\"", "manifest: files[0].archive is 'b.tar'; the manifest's archives are toy.tar")]
    [InlineData("files[0].archive", "\"toy.tar\"", "manifest: files[0].urls is given beside 'archive'")]
    [InlineData("files[0].urls", null, "manifest: files[0].how is missing")]
    [InlineData("files[0].member", "\"a\"", "manifest: files[0].member is given without 'archive'")]
    [InlineData("archives[0].format", "\"rar\"", "manifest: archives[0].format is 'rar'; 'tar' is needed")]
    [InlineData("archives[0].name", "\"../toy.tar\"", "manifest: archives[0].name is '../toy.tar'; a file name without a folder is needed")]
    [InlineData("archives[0].urls", "[]", "manifest: archives[0].urls is empty; at least 1 address is needed")]
    public void Parse_AWrongField_IsNamed(string field, string? json, string message)
    {
        var manifest = Toy();
        Set(manifest, field, json);
        var error = Assert.Throws<DataIntegrityException>(() => DataManifest.Parse(Encoding.UTF8.GetBytes(manifest.ToJsonString()), "manifest"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "manifest is not JSON: ")]
    [InlineData("[]", "manifest: the document is a list; an object is needed")]
    [InlineData("{\"schemaVersion\":1,\"schemaVersion\":1}", "manifest is not JSON: ")]
    [InlineData("{}", "manifest: schemaVersion is missing")]
    public void Parse_NotAManifest_IsRefused(string json, string message)
    {
        var error = Assert.Throws<DataIntegrityException>(() => DataManifest.Parse(Encoding.UTF8.GetBytes(json), "manifest"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"A toy\"", "\"\\ud800\"", "manifest: title is not Unicode text")]
    [InlineData("\"title\"", "\"\\ud800\"", "manifest is not JSON: ")]
    public void Parse_HalfASurrogatePair_IsRefused(string old, string json, string message)
    {
        var text = Toy().ToJsonString().Replace(old, json, StringComparison.Ordinal);
        var error = Assert.Throws<DataIntegrityException>(() => DataManifest.Parse(Encoding.UTF8.GetBytes(text), "manifest"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TheSamePathTwice_IsRefused()
    {
        var manifest = Toy();
        manifest["files"]!.AsArray().Add(manifest["files"]![0]!.DeepClone());
        var error = Assert.Throws<DataIntegrityException>(() => DataManifest.Parse(Encoding.UTF8.GetBytes(manifest.ToJsonString()), "manifest"));
        Assert.Equal("manifest: files has 'toy/a.jsonl' 2 times; 1 is allowed", error.Message);
    }

    [Fact]
    public void Parse_TheToy_IsRead() =>
        Assert.Equal("toy/a.jsonl", Assert.Single(DataManifest.Parse(Encoding.UTF8.GetBytes(Toy().ToJsonString()), "manifest").Files).Path);

    private static JsonObject Toy() => JsonNode.Parse($$"""
        {
          "schemaVersion": 1, "name": "toy", "title": "A toy", "source": {"paper": "https://x.org/p", "repository": "https://x.org/r"},
          "licence": {"spdx": "MIT", "address": "https://x.org/l", "attribution": "Nobody"}, "citation": "Nobody: A toy.", "notes": [], "counts": [],
          "archives": [{"name": "toy.tar", "format": "tar", "sha256": "{{new string('a', 64)}}", "urls": ["https://x.org/toy.tar"]}], "forms": [],
          "files": [{"path": "toy/a.jsonl", "format": "jsonl", "bytes": 1, "sha256": "{{new string('a', 64)}}", "items": 1, "urls": ["https://x.org/a"]}]
        }
        """)!.AsObject();

    /// <summary>Sets a field by a path such as <c>files[0].items</c>; null removes it.</summary>
    private static void Set(JsonObject root, string path, string? json)
    {
        var parts = path.Split('.');
        var at = root;
        foreach (var part in parts[..^1])
            at = (part.EndsWith("[0]", StringComparison.Ordinal) ? at[part[..^3]]![0]! : at[part]!).AsObject();
        if (json is null)
            at.Remove(parts[^1]);
        else
            at[parts[^1]] = JsonNode.Parse(json);
    }
}
