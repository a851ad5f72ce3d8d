using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

public sealed class ProtocolTests
{
    private static readonly GenerationSettings s_generation = new() { StopStrings = ["\n"], MaxNewTokens = 4, Greedy = true };

    [Fact]
    public void ToProtocol_LmEval5Shot_IsCanonicalAndHashed()
    {
        var protocol = MmluProtocol.LmEval5Shot.ToProtocol();
        var fields = JsonDocument.Parse(protocol.Definition).RootElement.EnumerateObject().ToList();

        Assert.Equal("mmlu/lm-eval-5shot", protocol.Id);
        Assert.Equal(protocol.Id, fields.Single(f => f.Name == "id").Value.GetString());
        Assert.Equal(5, fields.Single(f => f.Name == "shots").Value.GetInt32());
        Assert.Equal(fields.Select(f => f.Name).Order(StringComparer.Ordinal), fields.Select(f => f.Name));
        Assert.DoesNotContain(": ", protocol.Definition.Replace("Answer: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(protocol.Definition))), protocol.ProtocolSha256);
    }

    [Fact]
    public void ToProtocol_OtherPieces_HaveAnotherHash()
    {
        var protocol = MmluProtocol.LmEval5Shot;
        var hashes = new[]
        {
            protocol, protocol with { Shots = 4 }, protocol with { ShotDelimiter = "\n" }, protocol with { TargetDelimiter = "" },
            protocol with { Description = "{subject}" }, protocol with { Item = "{question}" }, protocol with { Letters = ["1", "2", "3", "4"] },
            protocol with { StripsQuestion = false }, protocol with { Choice = ChoiceRule.PerByte }, protocol with { Choice = ChoiceRule.WholeText },
            protocol with { Choice = ChoiceRule.TopHundred }, protocol with { DropsShots = true }, protocol with { DropsShots = true, NoShots = "\n" },
            protocol with { AnswersWithText = true }, protocol with { Metric = "x" }, protocol with { Follows = "x" },
            protocol with { Choice = null, Generation = s_generation }, protocol with { Choice = null, Generation = s_generation, Extraction = "x" },
            protocol with { Choice = null, Generation = s_generation, Grader = "x" },
        }.Select(p => p.ToProtocol().ProtocolSha256).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(hashes[0], MmluProtocol.LmEval5Shot.ToProtocol().ProtocolSha256);
    }

    [Fact]
    public void Catalog_EveryProtocol_HasItsBenchmarkItsIdAndAHashOfItsOwn()
    {
        Protocol[] protocols =
        [
            .. MmluProtocol.All.Select(p => p.ToProtocol()), .. BbhProtocol.All.Select(p => p.ToProtocol()), .. MathProtocol.All.Select(p => p.ToProtocol()),
            .. HumanEvalProtocol.All.Select(p => p.ToProtocol()), .. MbppProtocol.All.Select(p => p.ToProtocol()), .. MathProtocol.AllOf500.Select(p => p.ToProtocol()),
            MbppProtocol.Sanitized3Shot.ToProtocol(),
        ];

        Assert.Equal(BenchmarkCatalog.Protocols.SelectMany(p => p.Value), protocols.Select(p => p.Id));
        Assert.Equal(
            ["mmlu/lm-eval-5shot", "mmlu/hendrycks", "mmlu/opencompass-ppl-ac766d", "mmlu/lm-eval-generative", "mmlu/lm-eval-cloze-5shot", "mmlu/mini-cloze-0shot"],
            BenchmarkCatalog.Protocols["mmlu"]);
        Assert.Equal(protocols.Length, protocols.Select(p => p.ProtocolSha256).Distinct().Count());
        Assert.All(protocols, protocol =>
        {
            var definition = JsonDocument.Parse(protocol.Definition).RootElement;
            Assert.Equal(protocol.Id.Split('/')[0], definition.GetProperty("benchmark").GetString());
            Assert.NotEqual(protocol.Choice is null, protocol.Generation is null);
            Assert.Equal(protocol.Choice is not null, definition.TryGetProperty("prediction", out _));
            Assert.Equal(protocol.UsesChatTemplate, definition.GetProperty("chatTemplate").GetString() != "none");
        });
    }

    [Fact]
    public void WithMaxNewTokens_AnotherLimit_HasAnotherIdAndHash()
    {
        var protocol = MathProtocol.LmEvalMinerva4Shot.ToProtocol();

        var longer = protocol.WithMaxNewTokens(512);

        Assert.Equal("math/lm-eval-minerva-4shot+maxNewTokens=512", longer.Id);
        Assert.Equal(512, longer.Generation!.MaxNewTokens);
        Assert.Equal(protocol.Generation!.StopStrings, longer.Generation.StopStrings);
        // Nothing else of the definition moves.
        Assert.Equal(
            protocol.Definition.Replace("\"maxNewTokens\":256", "\"maxNewTokens\":512", StringComparison.Ordinal).Replace(protocol.Id, longer.Id, StringComparison.Ordinal),
            longer.Definition);
        Assert.Equal(longer.ProtocolSha256, longer.WithMaxNewTokens(100).WithMaxNewTokens(512).ProtocolSha256);
        Assert.Equal((protocol.Id, protocol.ProtocolSha256), (longer.WithMaxNewTokens(256).Id, longer.WithMaxNewTokens(256).ProtocolSha256));
    }

    [Fact]
    public void WithMaxNewTokens_NoTokensOrNothingWritten_IsRefused()
    {
        var writing = Assert.Throws<ConfigurationException>(() => MathProtocol.Boxed0Shot.ToProtocol().WithMaxNewTokens(0));
        var choosing = Assert.Throws<ConfigurationException>(() => MmluProtocol.LmEval5Shot.ToProtocol().WithMaxNewTokens(10));

        Assert.Equal("math/boxed-0shot: 0 new tokens; at least 1 is needed", writing.Message);
        Assert.StartsWith("mmlu/lm-eval-5shot compares continuations", choosing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_TextWithBraces_IsInsertedAsItIs()
    {
        var question = new MmluQuestion(" {A} and {question} ", ["{B}", "b", "c", "d"], 0);

        Assert.Equal("{A} and {question}\nA. {B}\nB. b\nC. c\nD. d\nAnswer:", MmluProtocol.LmEval5Shot.Question(question));
    }
}
