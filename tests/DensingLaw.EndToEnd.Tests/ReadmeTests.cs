using System.Text.RegularExpressions;
using System.Xml.Linq;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>README.md and src/README.md say what is true: their commands run, their versions, verbs and links exist.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string Program = "scripts/densinglaw";

    private static readonly string s_readme = File.ReadAllText(Path.Combine(SharedFolder.RepositoryRoot, "README.md"));

    private readonly string _work = Directory.CreateTempSubdirectory("densinglaw-readme-").FullName;

    public static TheoryData<string> Commands => [.. CommandsIn(s_readme)];

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public void Readme_HasCommandsOfEveryVerb() =>
        Assert.All(Verbs(), verb => Assert.Contains(CommandsIn(s_readme), c => c.StartsWith($"{Program} {verb}", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_Runs(string command)
    {
        File.WriteAllText(Path.Combine(_work, "texts.jsonl"), """{"id": 1, "text": "2 + 2 =", "addSpecial": false}""" + "\n");
        File.WriteAllText(Path.Combine(_work, "pairs.jsonl"), """{"context": "The capital of France is", "continuation": " Paris"}""" + "\n");
        File.WriteAllText(Path.Combine(_work, "completions.jsonl"), """{"completion": "So the answer is (B)."}""" + "\n");
        File.WriteAllText(Path.Combine(_work, "chats.jsonl"), """{"messages": [{"role": "user", "content": "2 + 2?"}], "addGenerationPrompt": true}""" + "\n");
        File.WriteAllText(Path.Combine(_work, "prompts-in.jsonl"), """{"prompt": "2 + 2 =", "stops": ["\n"], "maxTokens": 4}""" + "\n");
        File.WriteAllText(Path.Combine(_work, "answers.jsonl"), """{"gold": "\\frac{1}{2}", "answer": "The final answer is \\boxed{0.5}."}""" + "\n");
        File.WriteAllText(Path.Combine(_work, "programs.jsonl"), """{"benchmark": "mbpp", "item": 11, "program": "def remove_Occ(s, ch): return s"}""" + "\n");
        File.WriteAllText(Path.Combine(_work, "text.txt"), "The capital of France is Paris.\n");
        if (command.Contains("PATH/TO/run", StringComparison.Ordinal))
            MeasureTo(Path.Combine(_work, "run"));

        if (command.Contains("PATH/TO/texts", StringComparison.Ordinal) || command.Contains("PATH/TO/tokens", StringComparison.Ordinal))
            Prepare("data", "mini", "--output", Path.Combine(_work, "texts"), "--corpus", "base", "--bytes", "4M");
        if (command.Contains("reference train", StringComparison.Ordinal))
            Prepare("reference", "corpus", Path.Combine(_work, "texts"), "--output", Path.Combine(_work, "tokens"), "--vocabulary", "300");
        if (command.Contains("reference run", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(_work, "members"));
            File.WriteAllText(Path.Combine(_work, "members", "ladder.csv"), "folder,tokens\none,1e6\nother,2e6\n");
        }

        if (command.Contains("reference check", StringComparison.Ordinal))
        {
            var members = Directory.CreateDirectory(Path.Combine(_work, "members", "evaluation", "runs")).Parent!.Parent!.FullName;
            File.WriteAllText(Path.Combine(members, "ladder.csv"), "folder,tokens\nclean,3e6\n");
            Prepare("measure", "--run-dir", Path.Combine(members, "evaluation", "runs", "clean"));
        }

        if (command.Contains("nightly.yaml", StringComparison.Ordinal))
        {
            File.WriteAllText(Path.Combine(_work, "nightly.yaml"), $"""
                state: {_work}/state
                data: {SharedFolder.Require("bench")}
                suite: quick
                checkpoints:
                  - name: main
                    path: {SharedFolder.Require("checkpoints/smollm2-135m-instruct")}
                """);
        }

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

    private static void MeasureTo(string folder) => Prepare(
        "measure", SharedFolder.Require("checkpoints/smollm2-135m-instruct"), "--data", SharedFolder.Require("bench"), "--benchmarks", "mmlu",
        "--subtasks", "abstract_algebra", "--limit", "1", "--device", "cpu", "--run-dir", folder);

    private static void Prepare(params string[] arguments)
    {
        var (code, _, error) = CliProcess.Run(arguments);
        Assert.True(code == 0, $"exit code {code}, {error}");
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
        _ => word.Replace("PATH/TO", _work, StringComparison.Ordinal),
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
