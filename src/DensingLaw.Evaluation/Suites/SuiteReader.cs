using DensingLaw.Evaluation.Benchmarks;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DensingLaw.Evaluation.Suites;

/// <summary>Reads a suite's YAML strictly: whatever is not known is refused, naming line, key and the nearest known one.</summary>
internal static class SuiteReader
{
    // The library reads nested values by recursion, which a deep file would carry to the end of the stack.
    private const int MaxDepth = 16;

    /// <exception cref="ConfigurationException">Not YAML, or not a suite.</exception>
    public static Suite Read(string yaml, string file)
    {
        var root = SuiteFields.Of(file, Document(yaml, file));
        root.AllowOnly("name", "seed", "benchmarks");
        var seed = root.WholeNumber("seed", least: 0);
        var benchmarks = root.Objects("benchmarks").Select(b => Benchmark(b, seed)).ToList();
        if (benchmarks.GroupBy(b => b.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw root.Error("benchmarks", $"names {twice.Key} {twice.Count()} times; 1 is allowed");
        return benchmarks.Count > 0
            ? new Suite(root.Text("name"), seed, benchmarks)
            : throw root.Error("benchmarks", "is empty; at least 1 benchmark is needed");
    }

    private static SuiteBenchmark Benchmark(SuiteFields fields, int seed)
    {
        fields.AllowOnly("name", "protocol", "subtasks", "items", "perSubtask", "samples", "maxNewTokens");
        var name = fields.Text("name");
        if (!BenchmarkCatalog.Protocols.TryGetValue(name, out var protocols))
        {
            throw fields.Error(
                "name", $"is '{name}'{NearNames.Hint(name, BenchmarkCatalog.Protocols.Keys)}; there are {string.Join(", ", BenchmarkCatalog.Protocols.Keys)}");
        }

        var protocol = fields.Has("protocol") ? fields.Text("protocol") : null;
        if (protocol is not null && !protocols.Contains(protocol))
            throw fields.Error("protocol", $"is '{protocol}'{NearNames.Hint(protocol, protocols)}; {name} has {string.Join(", ", protocols)}");
        if (fields.Has("items") == fields.Has("perSubtask"))
            throw fields.Error("items", fields.Has("items") ? "is given beside perSubtask; one of them is needed" : "is missing; it or perSubtask is needed");
        return new SuiteBenchmark
        {
            Name = name,
            Seed = seed,
            Protocol = protocol,
            Subtasks = fields.Has("subtasks") ? fields.Texts("subtasks") : null,
            Items = fields.Has("items") && !fields.Is("items", "all") ? fields.WholeNumber("items", 1, or: "all") : null,
            PerSubtask = Optional(fields, "perSubtask"),
            Samples = Optional(fields, "samples"),
            MaxNewTokens = Optional(fields, "maxNewTokens"),
        };
    }

    private static int? Optional(SuiteFields fields, string key) => fields.Has(key) ? fields.WholeNumber(key, 1) : null;

    /// <summary>The one document of a YAML text.</summary>
    internal static YamlNode Document(string yaml, string file)
    {
        try
        {
            CheckDepth(yaml, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count == 1
                ? stream.Documents[0].RootNode
                : throw new ConfigurationException($"{file} has {stream.Documents.Count} YAML documents; 1 is needed");
        }
        catch (YamlException e)
        {
            throw new ConfigurationException($"{file} line {e.Start.Line}: not YAML: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", e);
        }
    }

    private static void CheckDepth(string yaml, string file)
    {
        var depth = 0;
        for (var parser = new Parser(new StringReader(yaml)); parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            // Stream and document are two levels of their own.
            if (depth > MaxDepth + 2)
                throw new ConfigurationException($"{file} line {parser.Current.Start.Line}: values are nested deeper than {MaxDepth} levels; 3 are needed");
        }
    }
}
