using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace DensingLaw.Cli.Tests.Compare;

public sealed class CompareTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Compare_ARunWithItself_WritesEveryReportAndExits0()
    {
        var run = Measure("a");
        var files = (Md: Path.Combine(_folder, "c.md"), Html: Path.Combine(_folder, "c.html"), Xml: Path.Combine(_folder, "c.xml"));
        var compared = CliRun.Of(TestComposition.Create(), "compare", run, run, "--markdown", files.Md, "--html", files.Html, "--junit", files.Xml, "--json");
        Assert.Equal(0, compared.ExitCode);
        using var json = JsonDocument.Parse(compared.Out);
        Assert.False(json.RootElement.GetProperty("regressed").GetBoolean());
        Assert.Equal(30, json.RootElement.GetProperty("benchmarks")[0].GetProperty("pairs").GetInt32());
        Assert.Contains("**no regression**", File.ReadAllText(files.Md), StringComparison.Ordinal);
        Assert.EndsWith("</body></html>\n", File.ReadAllText(files.Html), StringComparison.Ordinal);
        var suites = XDocument.Load(files.Xml).Root!;
        Assert.Equal(("1", "0"), (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value));
    }

    [Fact]
    public void Compare_WithTheHarnessesSamples_SaysWhereTheToolsDiffer()
    {
        var run = Measure("a");
        // Item s1/1 as the other tool has it: the other choice leads.
        File.WriteAllText(Path.Combine(_folder, "mmlu_s1.jsonl"), "{\"doc_id\": 1, \"native_id\": \"s1/1\", \"loglikelihoods\": [-3, -1], \"gold\": \"A\", \"acc\": 0}\n");
        var compared = CliRun.Of(TestComposition.Create(), "compare", run, Path.Combine(_folder, "mmlu_s1.jsonl"));
        Assert.Equal(0, compared.ExitCode);
        Assert.Contains("A leads by", compared.Out, StringComparison.Ordinal);
        Assert.Contains("mmlu: 29 items are only in the first run", compared.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("")]
    public void Compare_NoRunThere_Exits3(string name)
    {
        var compared = CliRun.Of(TestComposition.Create(), "compare", Measure("a"), Path.Combine(_folder, name));
        Assert.Equal(3, compared.ExitCode);
        Assert.StartsWith("error: ", compared.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ADamagedJournal_Exits3()
    {
        var (a, b) = (Measure("a"), Measure("b"));
        File.WriteAllText(Path.Combine(b, "journal.sqlite"), "not a database, however long the text may be");
        Assert.Equal(3, CliRun.Of(TestComposition.Create(), "compare", a, b).ExitCode);
    }

    [Fact]
    public void RunsShowWatch_AFinishedRun_TellOfIt()
    {
        var run = Measure("a");
        Assert.Contains("30 of 30", CliRun.Of(TestComposition.Create(), "runs", _folder).Out, StringComparison.Ordinal);
        Assert.Equal("30 of 30 results; mmlu 30/30\n", CliRun.Of(TestComposition.Create(), "watch", run).Out);
        var item = CliRun.Of(TestComposition.Create(), "show", run, "--item", "s1/1").Out;
        Assert.Contains("chosen, right", item, StringComparison.Ordinal);
        Assert.Contains("verdict     right by rule Sum: A leads by", item, StringComparison.Ordinal);
        var unknown = CliRun.Of(TestComposition.Create(), "show", run, "--item", "s1/2");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("no record of item 's1/2'", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ARun_ComparesWithItselfAndHasTheHarnessesFields()
    {
        var (run, target) = (Measure("a"), Path.Combine(_folder, "export"));
        Assert.Equal(0, CliRun.Of(TestComposition.Create(), "export", run, "--lm-eval", target).ExitCode);
        var compared = CliRun.Of(TestComposition.Create(), "compare", run, target);
        Assert.Equal(0, compared.ExitCode);
        Assert.Contains("no regression", compared.Out, StringComparison.Ordinal);
        var results = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(target, "results_*.json").Single())).RootElement;
        string[] keys = ["results", "group_subtasks", "configs", "versions", "n-shot", "higher_is_better", "n-samples", "config"];
        Assert.Equal(keys, results.EnumerateObject().Select(p => p.Name).Take(keys.Length));
        Assert.Equal(["name", "alias", "sample_len", "acc,none", "acc_stderr,none"], results.GetProperty("results").GetProperty("mmlu_s1").EnumerateObject().Select(p => p.Name));
        var sample = JsonDocument.Parse(File.ReadLines(Directory.GetFiles(target, "samples_mmlu_s1_*.jsonl").Single()).First()).RootElement;
        string[] fields = ["doc_id", "doc", "target", "arguments", "resps", "filtered_resps", "filter", "metrics", "doc_hash", "prompt_hash", "target_hash", "acc"];
        Assert.Equal(fields, sample.EnumerateObject().Select(p => p.Name));
        Assert.Equal("True", sample.GetProperty("filtered_resps")[0][1].GetString());
    }

    [Fact]
    public void Export_WithData_HasTheDocumentsAndPrompts()
    {
        var (run, target) = (Measure("a"), Path.Combine(_folder, "export"));
        Assert.Equal(0, CliRun.Of(TestComposition.Create(), "export", run, "--lm-eval", target, "--data", _folder).ExitCode);
        var sample = JsonDocument.Parse(File.ReadLines(Directory.GetFiles(target, "samples_mmlu_s1_*.jsonl").Single()).First()).RootElement;
        var prompt = sample.GetProperty("doc").GetProperty("question").GetString()!;
        Assert.Equal(prompt, sample.GetProperty("arguments").GetProperty("gen_args_0").GetProperty("arg_0").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt))), sample.GetProperty("prompt_hash").GetString());
        Assert.Equal(sample.GetProperty("target").GetString(), $"{sample.GetProperty("doc").GetProperty("answer").GetInt32()}");
    }

    private string Measure(string name)
    {
        var folder = Path.Combine(_folder, name);
        Assert.Equal(0, CliRun.Of(TestComposition.Create(), "measure", _folder, "--data", _folder, "--benchmarks", "mmlu", "--run-dir", folder).ExitCode);
        return folder;
    }
}
