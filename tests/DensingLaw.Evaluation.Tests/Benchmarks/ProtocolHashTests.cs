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
        Assert.Equal("1ac55b1d723c4b5ca057684013b212e7f50b1c4ffb7124cbac661192e4ec52ba", BbhProtocol.LmEval3ShotCot.ToProtocol().ProtocolSha256);
        Assert.Equal("6a00b14a1ceef748c09fc069293afddc6808277494e09ba3a53215745471f020", MathProtocol.LmEvalMinerva4Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("510e9f8a221d6080b2902a500d96ece72cb61f03d7ede044403abd3af6489866", HumanEvalProtocol.LmEval0Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("4f487213a7af587fc165c1f42f7c5843b6a20b7858d9e37dd9bcdf85e87527b3", MbppProtocol.LmEval3Shot.ToProtocol().ProtocolSha256);
    }

    [Fact]
    public void ToProtocol_Others_KeepTheirHashes()
    {
        Assert.Equal("5a4b2e2fad8296a6ee97be61e69be86d72ea4b7f5a0ab759630cc97a476088b2", MmluProtocol.Hendrycks.ToProtocol().ProtocolSha256);
        Assert.Equal("054507e3d1a55db4c09e19683e2699554e4161b4d6ae762e92968b472c829ca9", MmluProtocol.OpenCompassPpl.ToProtocol().ProtocolSha256);
        Assert.Equal("0f086c8139ecc36066119f95a1db2974a70771061d7c107250b8b6b54861daea", MmluProtocol.LmEvalGenerative.ToProtocol().ProtocolSha256);
        Assert.Equal("c131e022da304c626ab200eadbbb56ad9ca6aab687b017a0fb34c9dcaea95c20", MmluProtocol.LmEvalCloze5Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("523d55f5b6bc6725b7f7b51b683910b421dd522290381dd059807c5cdd897fb0", MathProtocol.Boxed0Shot.ToProtocol().ProtocolSha256);
        Assert.Equal("9d557eef2c6a2c628c6e11f299d8cb54235293a33305592549ec1a2c8a8d8707", MathProtocol.AllOf500[0].ToProtocol().ProtocolSha256);
        Assert.Equal("e2318a786a02bcbf6e9b6941adc338755c97bf6729749f184524072a539a0845", MathProtocol.AllOf500[1].ToProtocol().ProtocolSha256);
        Assert.Equal("8ad09476fda74883fd8b55d6e9a5f118c99b756478d46762355995b8179c874e", MbppProtocol.Sanitized3Shot.ToProtocol().ProtocolSha256);
    }
}
