namespace DensingLaw.Evaluation.Tests;

public sealed class RecordKeyTests
{
    private static readonly RecordKey s_key = new()
    {
        CheckpointSha256 = "c",
        TokenizerSha256 = "t",
        ProtocolSha256 = "p",
        Item = "a/0",
        PromptSha256 = "q",
        Settings = "s",
        Engine = "onnx",
        EngineVersion = "1",
        DeviceKind = "cpu",
        Precision = "fp32",
    };

    [Fact]
    public void ComputeHash_AnyFieldChanged_GivesAnotherAddress()
    {
        RecordKey[] keys =
        [
            s_key, s_key with { CheckpointSha256 = "x" }, s_key with { TokenizerSha256 = "x" }, s_key with { ProtocolSha256 = "x" }, s_key with { Item = "x" },
            s_key with { PromptSha256 = "x" }, s_key with { Settings = "x" }, s_key with { Engine = "x" }, s_key with { EngineVersion = "x" },
            s_key with { DeviceKind = "x" }, s_key with { Precision = "x" },
        ];
        Assert.Equal(keys.Length, keys.Select(k => k.ComputeHash()).Distinct().Count());
    }

    [Fact]
    public void ComputeHash_TextMovedBetweenFields_GivesAnotherAddress() =>
        Assert.NotEqual(
            (s_key with { Engine = "ab", EngineVersion = "c" }).ComputeHash(), (s_key with { Engine = "a", EngineVersion = "bc" }).ComputeHash());
}
