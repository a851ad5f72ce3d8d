using DensingLaw.Training.Corpus;

namespace DensingLaw.Training.Tests.Corpus;

public sealed class WindowOrderTests
{
    [Fact]
    public void Order_AnyCount_IsABijection()
    {
        foreach (var count in Enumerable.Range(1, 300).Append(65_535).Append(65_536).Append(65_537).Append(200_003))
        {
            var order = new WindowOrder(count, seed: (ulong)count, epoch: count % 3);
            var seen = new bool[count];
            for (var place = 0; place < count; place++)
                seen[order[place]] = true;
            Assert.DoesNotContain(false, seen);
        }
    }

    [Fact]
    public void Order_OtherSeedOrEpoch_IsAnotherOrder()
    {
        static long[] Places(ulong seed, long epoch)
        {
            var order = new WindowOrder(1000, seed, epoch);
            return [.. Enumerable.Range(0, 1000).Select(i => order[i])];
        }

        var first = Places(1, 0);
        Assert.Equal(first, Places(1, 0));
        Assert.NotEqual(first, Places(2, 0));
        Assert.NotEqual(first, Places(1, 1));
        Assert.NotEqual(first, first.Order());
    }

    /// <summary>
    /// A random order's neighbours differ by a third of the range on average, and a place says nothing about what stands there. The bounds are four standard
    /// errors of 100,000 draws: σ = count/√18 for differences, correlation 1/√n.
    /// </summary>
    [Fact]
    public void Order_LargeCount_LooksRandom()
    {
        const int Count = 100_000;
        var order = new WindowOrder(Count, seed: 5, epoch: 0);
        double steps = 0, products = 0;
        for (var place = 0; place < Count; place++)
        {
            steps += Math.Abs(order[place] - order[(place + 1) % Count]) / (double)Count;
            products += ((place / (double)Count) - 0.5) * ((order[place] / (double)Count) - 0.5) * 12;
        }

        Assert.InRange(steps / Count, (1 / 3.0) - (4 * 0.236 / Math.Sqrt(Count)), (1 / 3.0) + (4 * 0.236 / Math.Sqrt(Count)));
        Assert.InRange(products / Count, -4 / Math.Sqrt(Count), 4 / Math.Sqrt(Count));
    }
}
