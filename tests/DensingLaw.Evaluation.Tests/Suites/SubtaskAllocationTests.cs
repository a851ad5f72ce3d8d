using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Evaluation.Tests.Suites;

public sealed class SubtaskAllocationTests
{
    [Theory]
    [InlineData(new[] { 6, 3, 1 }, 0, new[] { 0, 0, 0 })]
    // Fewer than sub-tasks: the largest first, the earlier of equals.
    [InlineData(new[] { 3, 6, 3 }, 2, new[] { 1, 1, 0 })]
    [InlineData(new[] { 6, 3, 1 }, 3, new[] { 1, 1, 1 })]
    // 6/3 = 2 against 3/3 and 1/3; then 6/5, then 3/3 before 6/7.
    [InlineData(new[] { 6, 3, 1 }, 4, new[] { 2, 1, 1 })]
    [InlineData(new[] { 6, 3, 1 }, 5, new[] { 3, 1, 1 })]
    [InlineData(new[] { 6, 3, 1 }, 6, new[] { 3, 2, 1 })]
    [InlineData(new[] { 6, 3, 1 }, 10, new[] { 6, 3, 1 })]
    public void Of_ByHand_Agrees(int[] sizes, int total, int[] expected) => Assert.Equal(expected, SubtaskAllocation.Of(sizes, total));

    [Fact]
    public void Of_WhereLargestRemainderTakesASeatBack_DoesNot()
    {
        // The Alabama paradox: with 10 seats, largest remainder gives the third party 2; with 11 it gives 1.
        int[] sizes = [6, 6, 2];
        Assert.Equal([4, 4, 2], LargestRemainder(sizes, 10));
        Assert.Equal([5, 5, 1], LargestRemainder(sizes, 11));

        Assert.All(SubtaskAllocation.Of(sizes, 11).Zip(SubtaskAllocation.Of(sizes, 10)), p => Assert.True(p.First >= p.Second));
    }

    [Fact]
    public void Of_AnySizes_GivesTheTotalWithinTheSizesAndGrowsByOne()
    {
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var sizes = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(1, 40)).ToArray();
            var before = new int[sizes.Length];
            for (var total = 1; total <= sizes.Sum(); total++)
            {
                var given = SubtaskAllocation.Of(sizes, total);
                Assert.Equal(total, given.Sum());
                Assert.All(given.Zip(sizes), p => Assert.InRange(p.First, 0, p.Second));
                Assert.All(given.Zip(before), p => Assert.True(p.First >= p.Second));
                Assert.Equal(Math.Min(total, sizes.Length), given.Count(g => g > 0));
                before = given;
            }
        }
    }

    [Fact]
    public void Of_EqualSizes_DiffersByAtMostOne()
    {
        var sizes = Enumerable.Repeat(250, 27).ToArray();
        Assert.All([54, 100, 270], total => Assert.InRange(SubtaskAllocation.Of(sizes, total).Max() - SubtaskAllocation.Of(sizes, total).Min(), 0, 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Of_ATotalThatCannotBe_IsRefused(int total) => Assert.Throws<ArgumentOutOfRangeException>(() => SubtaskAllocation.Of([6, 3, 1], total));

    private static int[] LargestRemainder(int[] sizes, int total)
    {
        var sum = sizes.Sum();
        var given = sizes.Select(s => s * total / sum).ToArray();
        foreach (var i in Enumerable.Range(0, sizes.Length).OrderByDescending(i => sizes[i] * total % sum).Take(total - given.Sum()))
            given[i]++;
        return given;
    }
}
