namespace DensingLaw.Inference.Tests;

public sealed class PromptGroupTests
{
    [Fact]
    public void Of_PromptsOfTwoFewShotTexts_AreTwoGroupsInTheOrderGiven()
    {
        var (a, b) = (Enumerable.Range(0, 200), Enumerable.Range(500, 300));
        GenerationRequest[] requests = [Request(a, 1, 2), Request(b, 3), Request(a, 4, 5, 6), Request([7, 8]), Request(b, 9)];

        var groups = PromptGroup.Of(requests, share: true, sharedLengthLimit: int.MaxValue);

        Assert.Equal([(200, "0,2"), (300, "1,4"), (0, "3")], groups.Select(g => (g.PrefixLength, string.Join(',', g.Requests))));
    }

    [Fact]
    public void Of_EqualPrompts_LeaveATokenToEach()
    {
        var group = Assert.Single(PromptGroup.Of([Request(Enumerable.Range(0, 100)), Request(Enumerable.Range(0, 100))], true, int.MaxValue));
        Assert.Equal(99, group.PrefixLength);
    }

    [Fact]
    public void Of_ShortCommonStart_IsNotWorthAForward() =>
        Assert.All(PromptGroup.Of([Request(Enumerable.Range(0, 60), 1), Request(Enumerable.Range(0, 60), 2)], true, int.MaxValue), g => Assert.Equal(0, g.PrefixLength));

    [Fact]
    public void Of_ARequestThatMayOutgrowTheLimit_StandsAlone()
    {
        var prefix = Enumerable.Range(0, 100);
        var groups = PromptGroup.Of([Request(prefix, 1), Request(prefix, 2), Request(prefix, 3) with { MaxNewTokens = 500 }], true, 400);
        Assert.Equal([(100, 2), (0, 1)], groups.Select(g => (g.PrefixLength, g.Requests.Length)));
        Assert.All(PromptGroup.Of([Request(prefix, 1), Request(prefix, 2)], share: false, int.MaxValue), g => Assert.Equal(0, g.PrefixLength));
    }

    private static GenerationRequest Request(IEnumerable<int> prefix, params int[] own) => new((int[])[.. prefix, .. own], 10, []);
}
