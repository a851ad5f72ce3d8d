using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>The one-way road of src/README.md, held against its own table, the project files and the built assemblies.</summary>
public sealed class ArchitectureTests
{
    private const int MaxLines = 600;

    private static readonly string s_source = Path.Combine(SharedFolder.RepositoryRoot, "src");

    private static readonly Dictionary<string, string[]> s_references = new(StringComparer.Ordinal)
    {
        ["Numerics"] = [],
        ["Checkpoints"] = [],
        ["Tokenization"] = ["Checkpoints"],
        ["Inference"] = ["Checkpoints", "Tokenization"],
        ["Inference.Onnx"] = ["Inference"],
        ["Inference.Torch"] = ["Inference"],
        ["Evaluation"] = ["Inference", "Numerics"],
        ["Density"] = ["Numerics"],
        ["Reporting"] = ["Evaluation", "Density"],
        ["Training"] = ["Inference.Torch", "Evaluation"],
        ["MiniWorld"] = ["Numerics"],
        ["Cli"] = ["Inference.Onnx", "Inference.Torch", "MiniWorld", "Reporting", "Training"],
    };

    private static readonly Dictionary<string, string> s_ownersOfPackages = new(StringComparer.Ordinal)
    {
        ["Microsoft.ML.OnnxRuntime"] = "Inference.Onnx",
        ["Google.Protobuf"] = "Inference.Onnx",
        ["TorchSharp"] = "Inference.Torch, Training",
        ["Microsoft.Data.Sqlite"] = "Evaluation",
        ["CsvHelper"] = "Evaluation",
        ["YamlDotNet"] = "Evaluation",
        ["System.CommandLine"] = "Cli",
        ["Spectre.Console"] = "Cli",
    };

    public static TheoryData<string> Projects => [.. s_references.Keys];

    /// <summary>Packages and the projects that use them, which are one but for training with the second engine's library.</summary>
    public static TheoryData<string, string> OwnersOfPackages => [.. s_ownersOfPackages.Select(p => (p.Key, p.Value))];

    [Fact]
    public void SourceFolder_HoldsTheProjectsOfTheTable() =>
        Assert.Equal(
            s_references.Keys.Order(StringComparer.Ordinal),
            Directory.GetDirectories(s_source, "DensingLaw.*").Select(f => ShortName(Path.GetFileName(f))).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectFile_ReferencesWhatTheTableSays(string project)
    {
        var file = XDocument.Load(Path.Combine(s_source, $"DensingLaw.{project}", $"DensingLaw.{project}.csproj"));
        var found = file.Descendants("ProjectReference").Select(r => ShortName(Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)));
        Assert.Equal(s_references[project].Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void SourceReadme_SaysTheSame(string project)
    {
        var row = File.ReadLines(Path.Combine(s_source, "README.md")).Single(l => l.StartsWith($"| `DensingLaw.{project}` |", StringComparison.Ordinal));
        var said = row.Split('|', StringSplitOptions.TrimEntries)[3].Split(',', StringSplitOptions.TrimEntries).Where(n => n != "–");
        Assert.Equal(s_references[project], said);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_UsesOnlyWhatItsReferencesReach(string project)
    {
        var used = AssembliesUsedBy(project).Where(n => n.StartsWith("DensingLaw.", StringComparison.Ordinal)).Select(ShortName);
        Assert.Empty(used.Except(Reach(project)));
    }

    [Theory]
    [MemberData(nameof(OwnersOfPackages))]
    public void HeavyPackage_HasItsOwners(string package, string owners) =>
        Assert.Equal(owners, string.Join(", ", s_references.Keys.Where(p => AssembliesUsedBy(p).Contains(package))));

    [Fact]
    public void SourceFiles_HaveAtMost600Lines()
    {
        var files = Directory.EnumerateFiles(s_source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Regex.IsMatch(f, @"[\\/](bin|obj)[\\/]"))
            .ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Where(f => File.ReadLines(f).Skip(MaxLines).Any()).Select(f => Path.GetRelativePath(SharedFolder.RepositoryRoot, f)));
    }

    private static HashSet<string> Reach(string project) => [.. s_references[project].SelectMany(r => Reach(r).Prepend(r))];

    // Metadata alone: no assembly is loaded, so no native library either.
    private static HashSet<string> AssembliesUsedBy(string project)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, project == "Cli" ? "densinglaw.dll" : $"DensingLaw.{project}.dll"));
        using var portable = new PEReader(file);
        var metadata = portable.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
    }

    private static string ShortName(string name) => name["DensingLaw.".Length..];
}
