using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

public sealed class ProtocolTests
{
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
        }.Select(p => p.ToProtocol().ProtocolSha256).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(hashes[0], MmluProtocol.LmEval5Shot.ToProtocol().ProtocolSha256);
    }

    [Fact]
    public void Question_TextWithBraces_IsInsertedAsItIs()
    {
        var question = new MmluQuestion(" {A} and {question} ", ["{B}", "b", "c", "d"], 0);

        Assert.Equal("{A} and {question}\nA. {B}\nB. b\nC. c\nD. d\nAnswer:", MmluProtocol.LmEval5Shot.Question(question));
    }
}
