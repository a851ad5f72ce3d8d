using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Tokenization.Tests.Chat;

public sealed class ThinkBlocksTests
{
    [Theory]
    [InlineData("<think>\n2 + 2\n</think>\n\n4", "\n\n4", true, false)]
    [InlineData("2 + 2</think>4", "4", true, false)]
    [InlineData("<think>a</think>b<think>c</think>d", "d", true, false)]
    [InlineData("<think>a</think>b<think>c", "b<think>c", true, true)]
    [InlineData("<think>still going", "<think>still going", false, true)]
    [InlineData("4", "4", false, false)]
    [InlineData("</think>", "", true, false)]
    [InlineData("", "", false, false)]
    public void Remove_UsualMarkers_KeepsWhatFollowsTheLastEnd(string text, string kept, bool removed, bool unclosed) =>
        Assert.Equal(new ThinkRemoval(kept, removed, unclosed), ThinkBlocks.Remove(text, startMarkers: ["<think>"]));

    [Theory]
    [InlineData("[THINK]a[/THINK]b", "b", true, false)]
    [InlineData("[THINK]a</think>b", "[THINK]a</think>b", false, true)]
    public void Remove_OtherMarkers_AreTheOnesThatCount(string text, string kept, bool removed, bool unclosed) =>
        Assert.Equal(new ThinkRemoval(kept, removed, unclosed), ThinkBlocks.Remove(text, "[/THINK]", ["[THINK]"]));

    [Fact]
    public void Remove_PromptOpenedTheBlock_IsUnclosedUntilAnEnd()
    {
        Assert.Equal(new ThinkRemoval("a", false, true), ThinkBlocks.Remove("a", startsInside: true));
        Assert.Equal(new ThinkRemoval("b", true, false), ThinkBlocks.Remove("a</think>b", startsInside: true));
    }

    [Fact]
    public void Remove_EmptyMarker_Throws()
    {
        Assert.Throws<ArgumentException>(() => ThinkBlocks.Remove("a", ""));
        Assert.Throws<ArgumentException>(() => ThinkBlocks.Remove("a", startMarkers: [""]));
    }
}
