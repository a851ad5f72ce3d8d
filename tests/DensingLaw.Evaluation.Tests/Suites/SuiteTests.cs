using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Evaluation.Tests.Suites;

public sealed class SuiteTests
{
    private const string Head = "name: mine\nseed: 7\nbenchmarks:\n";

    // The mini suite is of other data than the others, which are parts of one another.
    public static TheoryData<string> Names => [.. Suite.Names.Where(n => n != "mini")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_AShippedSuite_HasAllBenchmarksAndTheCommonSeed(string name)
    {
        var suite = Suite.Load(name);
        Assert.Equal((name, 1234), (suite.Name, suite.Seed));
        Assert.Equal(PaperBenchmarks.Names, suite.Benchmarks.Select(b => b.Name));
        // What changes prompts or answers would keep a longer run from using a shorter one's records.
        Assert.All(suite.Benchmarks, b => Assert.Equal((1234, null, null, null, null), (b.Seed, b.Protocol, b.PerSubtask, b.Samples, b.MaxNewTokens)));
    }

    [Fact]
    public void Load_TheMiniSuite_HasItsOwnProtocolsAndAllItems()
    {
        var suite = Suite.Load("mini");
        Assert.Equal(
            ["mmlu/mini-cloze-0shot", "bbh/mini-0shot-cot", "math/mini-0shot", "humaneval/mini-0shot", "mbpp/mini-0shot"],
            suite.Benchmarks.Select(b => b.Protocol));
        Assert.All(suite.Benchmarks, b => Assert.Null(b.Items));
    }

    [Fact]
    public void Load_AFile_IsRead()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["mine.yaml"], Head + "  - {name: humaneval, protocol: humaneval/lm-eval-0shot, perSubtask: 3, samples: 5, maxNewTokens: 64}\n  - name: bbh\n    items: all\n");

        var suite = Suite.Load(folder["mine.yaml"]);

        Assert.Equal("mine", suite.Name);
        Assert.Equal(
            [
                new SuiteBenchmark { Name = "humaneval", Seed = 7, Protocol = "humaneval/lm-eval-0shot", PerSubtask = 3, Samples = 5, MaxNewTokens = 64 },
                new SuiteBenchmark { Name = "bbh", Seed = 7 },
            ],
            suite.Benchmarks);
    }

    [Theory]
    [InlineData("quik", "there is no suite 'quik' (did you mean quick?); there are quick, nightly, standard, full, mini, or give a file (./mine.yaml)")]
    [InlineData("no/such.yaml", "cannot read the suite 'no/such.yaml'")]
    public void Load_NoSuchSuite_IsAConfigurationError(string name, string message)
    {
        var error = Assert.Throws<ConfigurationException>(() => Suite.Load(name));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nam: x\nseed: 1\nbenchmarks: []", "f line 1: nam is not a known key (did you mean name?); known are name, seed, benchmarks")]
    [InlineData("seed: 1\nbenchmarks:\n  - {name: bbh, items: 1}", "f line 1: name is missing")]
    [InlineData("name: x\nbenchmarks: []", "f line 1: seed is missing")]
    [InlineData("name: x\nseed: -1\nbenchmarks: []", "f line 2: seed is '-1'; a whole number of at least 0 is needed")]
    [InlineData("name: x\nseed: '1'\nbenchmarks: []", "f line 2: seed is '1'; a whole number")]
    [InlineData("name: x\nseed: 1e3\nbenchmarks: []", "f line 2: seed is '1e3'; a whole number")]
    [InlineData("name: x\nseed: 1\nbenchmarks: []", "f line 3: benchmarks is empty; at least 1 benchmark is needed")]
    [InlineData("name: x\nseed: 1\nbenchmarks: bbh", "f line 3: benchmarks is a text; a list is needed")]
    [InlineData("name: x\nseed: 1\nbenchmarks: [bbh]", "f line 3: benchmarks[0] is a text; a mapping is needed")]
    [InlineData("name: [x]\nseed: 1\nbenchmarks: [{name: bbh, items: 1}]", "f line 1: name is a list; a text is needed")]
    [InlineData(Head + "  - {name: bbhh, items: 1}", "f line 4: benchmarks[0].name is 'bbhh' (did you mean bbh?); there are mmlu, bbh, math, humaneval, mbpp")]
    [InlineData(Head + "  - {name: bbh, itms: 1}", "f line 4: benchmarks[0].itms is not a known key (did you mean items?)")]
    [InlineData(Head + "  - {name: bbh}", "f line 4: benchmarks[0].items is missing; it or perSubtask is needed")]
    [InlineData(Head + "  - {name: bbh, items: 1, perSubtask: 1}", "f line 4: benchmarks[0].items is given beside perSubtask")]
    [InlineData(Head + "  - {name: bbh, items: 0}", "f line 4: benchmarks[0].items is '0'; a whole number of at least 1, or all is needed")]
    [InlineData(Head + "  - {name: bbh, items: }", "f line 4: benchmarks[0].items is empty; a whole number of at least 1, or all is needed")]
    [InlineData(Head + "  - {name: bbh, items: all, samples: all}", "f line 4: benchmarks[0].samples is 'all'; a whole number of at least 1 is needed")]
    [InlineData(Head + "  - {name: bbh, items: 1, protocol: bbh/x}", "f line 4: benchmarks[0].protocol is 'bbh/x'; bbh has bbh/lm-eval-3shot-cot")]
    [InlineData(Head + "  - {name: bbh, items: 1, subtasks: all}", "f line 4: benchmarks[0].subtasks is a text; a list of texts is needed")]
    [InlineData(Head + "  - {name: bbh, items: 1, subtasks: [snarks, snarks]}", "f line 4: benchmarks[0].subtasks names snarks 2 times; 1 is allowed")]
    [InlineData(Head + "  - {name: bbh, items: 1}\n  - {name: bbh, items: 2}", "f line 4: benchmarks names bbh 2 times; 1 is allowed")]
    [InlineData("name: x\nname: y", "f line 2: not YAML: ")]
    [InlineData("a: [", "f line 2: not YAML: ")]
    [InlineData("", "f has 0 YAML documents; 1 is needed")]
    [InlineData("a: 1\n---\nb: 2", "f has 2 YAML documents; 1 is needed")]
    [InlineData("[1]: 2", "f line 1: the document has a key that is a list; a text is needed")]
    [InlineData("- 1", "f line 1: the document is a list; a mapping is needed")]
    public void Parse_NotASuite_IsNamed(string yaml, string message)
    {
        var error = Assert.Throws<ConfigurationException>(() => Suite.Parse(yaml, "f"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused()
    {
        var error = Assert.Throws<ConfigurationException>(() => Suite.Parse(new string('[', 60_000), "f"));
        Assert.Equal("f line 1: values are nested deeper than 16 levels; 3 are needed", error.Message);
    }
}
