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
}
