using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>What defines a protocol of written answers is in its hash.</summary>
public sealed class GenerationProtocolTests
{
    private static readonly BbhProtocol s_bbh = BbhProtocol.LmEval3ShotCot;
    private static readonly MathProtocol s_math = MathProtocol.LmEvalMinerva4Shot;
    private static readonly HumanEvalProtocol s_humanEval = HumanEvalProtocol.LmEval0Shot;
    private static readonly MbppProtocol s_mbpp = MbppProtocol.LmEval3Shot;

    [Fact]
    public void ToProtocol_EachDefault_IsCanonicalAndInTheCatalog()
    {
        Protocol[] protocols = [s_bbh.ToProtocol(), s_math.ToProtocol(), s_humanEval.ToProtocol(), s_mbpp.ToProtocol()];

        Assert.All(protocols, protocol =>
        {
            var fields = JsonDocument.Parse(protocol.Definition).RootElement.EnumerateObject().ToList();
            Assert.Equal(fields.Select(f => f.Name).Order(StringComparer.Ordinal), fields.Select(f => f.Name));
            Assert.Equal(protocol.Id, fields.Single(f => f.Name == "id").Value.GetString());
            Assert.Equal(protocol.Generation!.StopStrings, fields.Single(f => f.Name == "stops").Value.EnumerateArray().Select(s => s.GetString()));
            Assert.Equal(protocol.Generation.MaxNewTokens, fields.Single(f => f.Name == "maxNewTokens").Value.GetInt32());
            Assert.Equal("greedy", fields.Single(f => f.Name == "decoding").Value.GetString());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(protocol.Definition))), protocol.ProtocolSha256);
            Assert.Contains(protocol.Id, BenchmarkCatalog.Protocols[protocol.Id.Split('/')[0]]);
        });
        Assert.Equal(["mmlu", "bbh", "math", "humaneval", "mbpp", "math500", "mbpp-sanitized"], BenchmarkCatalog.Protocols.Keys);
    }

    [Fact]
    public void ToProtocol_AnyOtherPiece_HasAnotherHash()
    {
        AssertDistinct(
            s_bbh, s_bbh with { Shots = 2 }, s_bbh with { DescriptionDelimiter = "\n" }, s_bbh with { Item = "{input}" },
            s_bbh with { ShotDelimiter = "\n" }, s_bbh with { Extraction = "x" }, s_bbh with { Grader = "x" }, s_bbh with { Id = "x" },
            s_bbh with { Follows = "x" }, s_bbh with { UsesDescription = false },
            s_bbh with { PrefixSha256 = BbhPrefixes.LmEvalSha256.ToDictionary(p => p.Key, p => p.Key == "snarks" ? "x" : p.Value) },
            s_bbh with { Generation = s_bbh.Generation with { StopStrings = ["</s>", "Q:", "\n\n"] } });
        AssertDistinct(
            s_math, s_math with { Shots = 3 }, s_math with { Item = "{problem}" }, s_math with { TargetDelimiter = "" }, s_math with { ShotDelimiter = "\n" },
            s_math with { PrefixSha256 = "x" }, s_math with { Extraction = "x" }, s_math with { GoldExtraction = "x" }, s_math with { Grader = "x" },
            s_math with { Request = "x" }, s_math with { UsesChatTemplate = true }, s_math with { Benchmark = "x" }, s_math with { Follows = "x" },
            s_math with { Shots = 0 }, s_math with { Generation = s_math.Generation with { StopStrings = ["Problem"] } });
        AssertDistinct(
            s_humanEval, s_humanEval with { Item = "x{prompt}" }, s_humanEval with { Extraction = "x" }, s_humanEval with { Grader = "x" }, s_humanEval with { Follows = "x" },
            s_humanEval with { Generation = s_humanEval.Generation with { StopStrings = ["\nclass", "\ndef", "\n#", "\nif"] } });
        AssertDistinct(
            s_mbpp, s_mbpp with { ShotTasks = [2, 3] }, s_mbpp with { Item = "{text}" }, s_mbpp with { Target = "{code}" },
            s_mbpp with { Benchmark = "x" }, s_mbpp with { Follows = "x" }, s_mbpp with { ShotDelimiter = "\n" }, s_mbpp with { PrefixSha256 = "x" }, s_mbpp with { Extraction = "x" }, s_mbpp with { Grader = "x" },
            s_mbpp with { Generation = s_mbpp.Generation with { MaxNewTokens = 512 } }, s_mbpp with { Generation = s_mbpp.Generation with { Greedy = false } });
    }

    private static void AssertDistinct<T>(params T[] protocols)
    {
        var hashes = protocols.Select(p => p switch
        {
            BbhProtocol bbh => bbh.ToProtocol(),
            MathProtocol math => math.ToProtocol(),
            HumanEvalProtocol humanEval => humanEval.ToProtocol(),
            MbppProtocol mbpp => mbpp.ToProtocol(),
            _ => throw new ArgumentException("not a protocol", nameof(protocols)),
        }).Select(p => p.ProtocolSha256).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }
}
