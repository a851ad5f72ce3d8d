namespace DensingLaw.Cli.Tests;

public sealed class BundledMiniTests
{
    /// <summary>A published curve would give a density to scores that it knows nothing of.</summary>
    [Theory]
    [InlineData("mini", "mmlu/mini-cloze-0shot", "bbh/mini-0shot-cot+maxNewTokens=8")]
    [InlineData(null, "mmlu/lm-eval-5shot", "bbh/mini-0shot-cot")]
    [InlineData(null, "mmlu/lm-eval-5shot")]
    [InlineData(null, "")]
    [InlineData(null)]
    public void CurveOf_OnlyMiniProtocols_IsTheMiniCurve(string? expected, params string[] protocols) => Assert.Equal(expected, BundledMini.CurveOf(protocols));
}
