using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>Records and reference curves name protocols by hash: a hash that moves makes them all strangers.</summary>
public sealed class ProtocolHashTests
{
    [Fact]
    public void ToProtocol_Defaults_KeepTheirHashes()
    {
        Assert.Equal("63267a1658bbf87d4a37f7b2b6ef4b9a6f54d2bd027f5cbefc420d3cf0915287", MmluProtocol.LmEval5Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("3023fc9a8f4153e8073383ea90f90b636e85c6e27d08bff454424935c2df51ec", BbhProtocol.LmEval3ShotCot.ToProtocol().ProtocolSha256);
        Assert.Equal("c522fb0bdb11d9d442ca11a755cfbe1dec721a6f563394ef348f1673f0e71bb9", MathProtocol.LmEvalMinerva4Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("e9904df927ffeb11602633c10fdee07328c274088026b62eaf5f6147dcf820c5", HumanEvalProtocol.LmEval0Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("eb7252af8c2358a4edc78f3586ec0ee7df1fe6b22d0a910af2257a4f20934c20", MbppProtocol.LmEval3Shot.ToProtocol().ProtocolSha256);
    }

    [Fact]
    public void ToProtocol_Others_KeepTheirHashes()
    {
        Assert.Equal("5a4b2e2fad8296a6ee97be61e69be86d72ea4b7f5a0ab759630cc97a476088b2", MmluProtocol.Hendrycks.ToProtocol().ProtocolSha256);
        Assert.Equal("054507e3d1a55db4c09e19683e2699554e4161b4d6ae762e92968b472c829ca9", MmluProtocol.OpenCompassPpl.ToProtocol().ProtocolSha256);
        Assert.Equal("41ca71ba9a755a48e92c0c9370fefa5f6dedfd0fb9c06439f5e2ac4f76789718", MmluProtocol.LmEvalGenerative.ToProtocol().ProtocolSha256);
        Assert.Equal("c131e022da304c626ab200eadbbb56ad9ca6aab687b017a0fb34c9dcaea95c20", MmluProtocol.LmEvalCloze5Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("feeb1a3a8c0c3bfdff9cce8eb036724c456dc555d58f2fa7d7c50eaaf2298c08", MathProtocol.Boxed0Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("1ebd26f95849aee610b569b9b82d783068fb163ec3bdf2cab6c977c253e4db37", MathProtocol.AllOf500[0].ToProtocol().ProtocolSha256);
        Assert.Equal("cecd805abdd7e4d36a83d27b6140c42e63485a524f98a3ed3ed180c2e393027a", MathProtocol.AllOf500[1].ToProtocol().ProtocolSha256);
        Assert.Equal("41f3e223757d3962b3c3697421bb42f9805d21c12ea55a5cfe30162005fe6ff8", MbppProtocol.Sanitized3Shot.ToProtocol().ProtocolSha256);
    }
}
