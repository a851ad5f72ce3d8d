using System.Globalization;

namespace DensingLaw.MiniWorld.Tests;

public sealed class ContentHashTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(35)]
    public void IsHeldOut_ManyTexts_HoldsOutThePercentage(int percent)
    {
        const int texts = 20_000;
        var heldOut = Enumerable.Range(0, texts).Count(i => ContentHash.IsHeldOut(7, "question " + i.ToString(CultureInfo.InvariantCulture), percent));

        var deviation = Math.Sqrt(texts * percent * (100 - percent)) / 100;
        Assert.InRange(heldOut, texts * percent / 100 - 4 * deviation, texts * percent / 100 + 4 * deviation);
    }

    [Fact]
    public void Of_AnotherSeedOrCharacter_IsAnotherNumber()
    {
        ulong[] hashes = [ContentHash.Of(7, "ab"), ContentHash.Of(8, "ab"), ContentHash.Of(7, "ba"), ContentHash.Of(7, "ab "), ContentHash.Of(7, "")];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }
}
