using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli.Tests.Data;

/// <summary>The <c>data</c> verbs over two made-up benchmarks, fetched from file addresses.</summary>
public sealed class DataTests : IDisposable
{
    private const string Lines = "{\"a\":1}\n{\"a\":2}\n";

    private readonly string _root = Directory.CreateTempSubdirectory("densinglaw-data-").FullName;

    public DataTests()
    {
        Directory.CreateDirectory(Source);
        File.WriteAllText(Path.Combine(Source, "original.jsonl"), Lines);
    }

    private string Source => Path.Combine(_root, "source");

    private string Folder => Path.Combine(_root, "data");

    private string Toy => Path.Combine(Folder, "toy", "a.jsonl");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Pull_ThenVerifyAndList_AreGood()
    {
        var pull = Run("pull", "toy");
        Assert.Equal(0, pull.ExitCode);
        Assert.Equal($"toy: fetched 1, already there 0\n\ndata folder: {Folder}\n", pull.Out);
        Assert.Equal(
            [
                "toy: A toy",
                "  licence: MIT, Copyright (c) Nobody, https://example.org/licence",
                "  cite: Nobody: A toy.",
                "  toy/a.jsonl: done (16 bytes)",
            ],
            pull.ErrorLines);
        Assert.Equal(Lines, File.ReadAllText(Toy));
        Assert.Equal("toy: fetched 0, already there 1", Run("pull", "toy", "toy").Out.Split('\n')[0]);

        var verify = Run("verify");
        Assert.Equal((0, $"toy: good, 1 file\nhand: absent\n\ndata folder: {Folder}\n"), (verify.ExitCode, verify.Out));
        Assert.Equal(
            [
                "benchmark  items  sub-tasks  licence  source                   state",
                "toy            2          –  MIT      https://example.org/toy  good, 1 file",
                "hand           2          –  MIT      https://example.org/toy  absent",
            ],
            Run("list").Out.Split('\n')[..3]);
    }

    [Fact]
    public void Pull_WhatNoAddressOffers_SaysHowAndExits3()
    {
        var run = Run("pull", "hand");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("missing: hand/b.txt has no address. Ask Nobody.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_AnAddressThatIsGone_IsOneErrorLine()
    {
        File.Delete(Path.Combine(Source, "original.jsonl"));
        var run = Run("pull", "toy");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: cannot fetch toy/a.jsonl: file://", run.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_OtherBytes_Exits3()
    {
        File.WriteAllText(Path.Combine(Source, "original.jsonl"), "other");
        Assert.Equal(3, Run("pull", "toy").ExitCode);
        Assert.Empty(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("pull")]
    [InlineData("verify")]
    public void Names_Misspelt_AreHintedAt(string verb)
    {
        var run = Run(verb, "hnad");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("error: unknown benchmark hnad (did you mean hand?); there are: toy, hand", run.ErrorLines[0]);
    }

    [Fact]
    public void Pull_NoName_IsAnError() => Assert.Equal(2, Run("pull").ExitCode);

    [Fact]
    public void Verify_AModifiedFile_IsNamedAndExits3()
    {
        Run("pull", "toy");
        File.AppendAllText(Toy, "{\"a\":3}\n");

        var run = Run("verify", "toy");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("toy/a.jsonl: 3 items, 24 bytes, SHA-256 ", run.Out, StringComparison.Ordinal);
        Assert.Contains("; the release has 2 items, 16 bytes, SHA-256 ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\ntoy: 1 not the release's, of 1 file\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_Json_HasEveryFile()
    {
        Run("pull", "toy");
        using var json = JsonDocument.Parse(Run("verify", "--json").Out);
        Assert.True(json.RootElement.GetProperty("good").GetBoolean());
        var toy = json.RootElement.GetProperty("benchmarks")[0];
        Assert.Equal("good", toy.GetProperty("state").GetString());
        var file = toy.GetProperty("files")[0];
        Assert.Equal(("toy/a.jsonl", "good", Hash), (file.GetProperty("path").GetString(), file.GetProperty("state").GetString(), file.GetProperty("sha256").GetString()));
    }

    [Fact]
    public void Verify_ANamedBenchmarkThatIsAbsent_Exits3()
    {
        Run("pull", "toy");
        Assert.Equal(3, Run("verify", "toy", "hand").ExitCode);
        Assert.Equal(0, Run("verify", "toy").ExitCode);
    }

    [Fact]
    public void Verify_AFolderWithoutData_IsAConfigurationError()
    {
        var run = Run("verify");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: '{Folder}' holds no data of toy, hand; ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_AFolder_CopiesWhatItKnows()
    {
        var run = Run("import", Source);
        Assert.Equal((0, $"toy: imported 1, already there 0\nnot found: hand\n\ndata folder: {Folder}\n"), (run.ExitCode, run.Out));
        Assert.Equal(Lines, File.ReadAllText(Toy));
    }

    [Fact]
    public void Import_AModifiedCopy_IsRefusedWith3()
    {
        File.WriteAllText(Path.Combine(Source, "a.jsonl"), "{}");
        File.Delete(Path.Combine(Source, "original.jsonl"));

        var run = Run("import", Source);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith($"refused: {Path.Combine(Source, "a.jsonl")} looks like a modified copy: toy/a.jsonl: 1 items, 2 bytes", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nmissing: toy/a.jsonl\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("empty")]
    public void Import_NothingToFind_IsAConfigurationError(string name)
    {
        Directory.CreateDirectory(Path.Combine(_root, "empty"));
        Assert.Equal(2, Run("import", Path.Combine(_root, name)).ExitCode);
    }

    [Fact]
    public void List_Json_HasLicencesAndNotes()
    {
        using var json = JsonDocument.Parse(Run("list", "--json").Out);
        var toy = json.RootElement.GetProperty("benchmarks")[0];
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(("toy", "MIT", "absent"), (toy.GetProperty("name").GetString(), toy.GetProperty("licence").GetString(), toy.GetProperty("state").GetString()));
        Assert.Equal("a note", toy.GetProperty("notes")[0].GetString());
        Assert.Equal(JsonValueKind.Null, toy.GetProperty("revision").ValueKind);
    }

    [Fact]
    public void Pull_Cancelled_Exits130()
    {
        var run = CliRun.Of(Composition(), "", new CancellationToken(canceled: true), "data", "pull", "toy", "--data", Folder);
        Assert.Equal((130, "cancelled"), (run.ExitCode, run.ErrorLines[^1]));
    }

    [Fact]
    public void Product_HasTheFiveBenchmarks() => Assert.Equal(["mmlu", "bbh", "math", "humaneval", "mbpp"], new DataParts().Names);

    private static string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Lines)));

    private CliRun Run(params string[] arguments) => CliRun.Of(Composition(), ["data", .. arguments, "--data", Folder]);

    private Composition Composition() => TestComposition.Create() with
    {
        Data = new DataParts { Names = ["toy", "hand"], LoadManifest = Manifest, Patience = new PullSettings { Attempts = 1 } },
    };

    private DataManifest Manifest(string name) => DataManifest.Parse(
        Encoding.UTF8.GetBytes($$"""
            {
              "schemaVersion": 1, "name": "{{name}}", "title": "A toy", "source": {"paper": "https://example.org/paper", "repository": "https://example.org/toy"},
              "licence": {"spdx": "MIT", "address": "https://example.org/licence", "attribution": "Copyright (c) Nobody"}, "citation": "Nobody: A toy.",
              "notes": ["a note"], "counts": [{"split": "test", "items": 2, "subtasks": {} }], "archives": [], "forms": [],
              "files": [{{(name == "toy" ? ToyFile() : HandFile())}}]
            }
            """),
        name);

    private string ToyFile() =>
        $$"""{"path": "toy/a.jsonl", "format": "jsonl", "bytes": 16, "sha256": "{{Hash}}", "items": 2, "urls": ["{{new Uri(Path.Combine(Source, "original.jsonl")).AbsoluteUri}}"]}""";

    private static string HandFile() => $$"""{"path": "hand/b.txt", "format": "text", "bytes": 9, "sha256": "{{new string('0', 64)}}", "how": "Ask Nobody."}""";
}
