using System.Text.RegularExpressions;
using System.Xml.Linq;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>README.md and src/README.md say what is true: their commands run, their versions, verbs and links exist.</summary>
public sealed partial class ReadmeTests(ReadmePlace place) : IClassFixture<ReadmePlace>
{
    private const string Program = "scripts/densinglaw";

    private static readonly string s_readme = File.ReadAllText(Path.Combine(SharedFolder.RepositoryRoot, "README.md"));

    public static TheoryData<string> Commands => [.. CommandsIn(s_readme)];

    [Fact]
    public void Readme_HasCommandsOfEveryVerb() =>
        Assert.All(Verbs(), verb => Assert.Contains(CommandsIn(s_readme), c => c.StartsWith($"{Program} {verb}", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_Runs(string command)
    {
        place.Prepare(command);
        var (code, _, error) = CliProcess.Run(Arguments(command));

        Assert.SkipWhen(code == 4 && error.Contains("libtorch is not beside the program", StringComparison.Ordinal), "libtorch is not there; scripts/restore-packages --torch fetches it");
        Assert.True(code == 0, $"{command}: exit code {code}, {error}");
    }

    [Fact]
    public void Versions_AreThoseOfTheCentralFile()
    {
        var mentioned = 0;
        foreach (var (package, version) in CentralVersions())
        {
            foreach (Match match in Regex.Matches(s_readme, Regex.Escape(package) + @"`?[ |]+`?v?(\d+(?:\.\d+)+)"))
            {
                mentioned++;
                Assert.True(match.Groups[1].Value == version, $"README has {match.Value}; Directory.Packages.props has {version}");
            }
        }

        Assert.True(mentioned > 0, "README names no version of a package");
        var runtime = CentralVersions()["Microsoft.ML.OnnxRuntime.Gpu"];
        Assert.All(EngineVersion().Matches(s_readme), match => Assert.Equal(runtime, match.Groups[1].Value));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/README.md")]
    public void RelativeLinks_LeadSomewhere(string page)
    {
        var path = Path.Combine(SharedFolder.RepositoryRoot, page);
        var targets = Link().Matches(File.ReadAllText(path)).Select(m => m.Groups[1].Value)
            .Where(t => t.Length > 0 && !t.Contains("://", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{page}: {target} does not exist"));
    }

    [Fact]
    public void VerbsTable_ListsTheSubcommands()
    {
        var section = s_readme.Split("\n## Verbs\n")[1].Split("\n## ")[0];
        Assert.Equal(Verbs(), TableVerb().Matches(section).Select(m => m.Groups[1].Value));
    }

    private static IEnumerable<string> CommandsIn(string page) => Fence().Matches(page)
        .Select(m => m.Groups[1].Value)
        .Where(block => block.StartsWith(Program, StringComparison.Ordinal))
        .SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The command line's verbs in the order of its help; those of a group with the group's name before them.</summary>
    private static IEnumerable<string> Verbs() =>
        Subcommands().SelectMany(verb => Subcommands(verb).Select(inner => $"{verb} {inner}").DefaultIfEmpty(verb));

    private static List<string> Subcommands(params string[] of)
    {
        var (code, help, _) = CliProcess.Run([.. of, "--help"]);
        Assert.Equal(0, code);
        var lines = help.Split('\n').SkipWhile(l => l.TrimEnd() != "Commands:").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal));
        return [.. lines.Where(l => l[2] != ' ').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])];
    }

    private static Dictionary<string, string> CentralVersions()
    {
        var file = XDocument.Load(Path.Combine(SharedFolder.RepositoryRoot, "Directory.Packages.props"));
        return file.Descendants("PackageVersion").ToDictionary(
            p => p.Attribute("Include")!.Value,
            p => PropertyReference().Replace(p.Attribute("Version")!.Value, m => file.Descendants(m.Groups[1].Value).Single().Value));
    }

    private string[] Arguments(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Place).ToList();
        if (words[0] is "measure" or "bench" && !words.Contains("--dry-run"))
            words.Add("--dry-run");
        return [.. words];
    }

    private string Place(string word) => word switch
    {
        "PATH/TO/checkpoint" => SharedFolder.Require("checkpoints/smollm2-135m-instruct"),
        "PATH/TO/bench" => SharedFolder.Require("bench"),
        _ => word.Replace("PATH/TO", place.Folder, StringComparison.Ordinal),
    };

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)#]*)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^engine +onnx (\S+) on ", RegexOptions.Multiline)]
    private static partial Regex EngineVersion();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableVerb();

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex PropertyReference();
}
