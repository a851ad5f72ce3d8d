using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Suites;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Suites;

public sealed class SuiteSelectionTests
{
    private static readonly SuiteBenchmark s_benchmark = new() { Name = "toy", Seed = 5 };

    public static TheoryData<string> Benchmarks => [.. PaperBenchmarks.Names];

    [Fact]
    public void Select_AllPairsOfTotals_AreNested()
    {
        var random = new Random(3);
        for (var round = 0; round < 8; round++)
        {
            var subtasks = Subtasks([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 12))]);
            var all = subtasks.SelectMany(s => s.Items).Select(i => i.Id).ToList();
            var selections = Enumerable.Range(1, all.Count).Select(total => Ids(s_benchmark with { Items = total, Seed = round }, subtasks)).ToList();
            for (var small = 0; small < selections.Count; small++)
            {
                Assert.Equal(small + 1, selections[small].Distinct().Count());
                Assert.Equal(all.Where(selections[small].Contains), selections[small]);
                for (var large = small + 1; large < selections.Count; large++)
                    Assert.Subset(selections[large].ToHashSet(), selections[small].ToHashSet());
            }

            Assert.Equal(all, selections[^1]);
        }
    }

    [Fact]
    public void Select_PerSubtask_IsNestedAndTakesAllOfSmallOnes()
    {
        var subtasks = Subtasks([2, 7]);
        var (three, five) = (Ids(s_benchmark with { PerSubtask = 3 }, subtasks), Ids(s_benchmark with { PerSubtask = 5 }, subtasks));
        Assert.Equal((5, 7), (three.Count, five.Count));
        Assert.Subset(five.ToHashSet(), three.ToHashSet());
    }

    [Fact]
    public void Select_ChosenSubtasks_HaveAllTheItemsInTheBenchmarksOrder()
    {
        var subtasks = Subtasks([4, 6, 8]);
        var names = subtasks.Select(s => s.Name).ToArray();
        var chosen = Ids(s_benchmark with { Subtasks = [names[2], names[0]], Items = 9 }, subtasks);
        // Webster's shares of 9 items for sizes 4 and 8.
        Assert.Equal((3, 6), (chosen.Count(subtasks[0].Items.Select(i => i.Id).Contains), chosen.Count(subtasks[2].Items.Select(i => i.Id).Contains)));
        Assert.Equal(Ids(s_benchmark with { PerSubtask = 3 }, [subtasks[0]]), chosen.Take(3));
        var tooMany = Assert.Throws<ConfigurationException>(() => Ids(s_benchmark with { Subtasks = [names[1]], Items = 7 }, subtasks));
        Assert.Contains("which has 6 in these sub-tasks", tooMany.Message, StringComparison.Ordinal);
        var unknown = Assert.Throws<ConfigurationException>(() => Ids(s_benchmark with { Subtasks = ["nowhere"], PerSubtask = 1 }, subtasks));
        Assert.StartsWith("toy has no sub-task nowhere", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Select_RanksAreHashesOfSeedBenchmarkAndId()
    {
        var subtasks = Subtasks([9]);
        var byHash = subtasks[0].Items.OrderBy(i => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("5\ntoy\n" + i.Id))), StringComparer.Ordinal).ToList();
        Assert.Equal(byHash.Take(4).Select(i => i.Id).Order(StringComparer.Ordinal), Ids(s_benchmark with { Items = 4 }, subtasks).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Select_WhatElseIsInTheBenchmark_DoesNotChangeASubtasksItems()
    {
        var alone = Ids(s_benchmark with { PerSubtask = 3 }, Subtasks([8]));
        var beside = Ids(s_benchmark with { PerSubtask = 3 }, Subtasks([8, 5]));
        Assert.Equal(alone, beside.Take(3));
    }

    [Fact]
    public void Select_AnotherSeedOrBenchmark_TakesOtherItems()
    {
        var subtasks = Subtasks([200]);
        var items = Ids(s_benchmark with { Items = 50 }, subtasks);
        // About 12.5 of 50 agree by chance.
        Assert.InRange(items.Intersect(Ids(s_benchmark with { Items = 50, Seed = 6 }, subtasks)).Count(), 3, 25);
        Assert.InRange(items.Intersect(Ids(s_benchmark with { Items = 50, Name = "other" }, subtasks)).Count(), 3, 25);
    }

    [Fact]
    public void Select_MoreThanThereAre_IsRefused()
    {
        var error = Assert.Throws<ConfigurationException>(() => SuiteSelection.Select(s_benchmark with { Items = 6 }, Subtasks([2, 3])));
        Assert.Equal("the suite wants 6 items of toy, which has 5; give at most that, or all", error.Message);
    }

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void Select_TheShippedSuitesOnTheRelease_AreNestedAndOfTheirSizes(string name)
    {
        var benchmark = BenchmarkCatalog.Load(name, SharedFolder.Require("bench"));
        HashSet<string> shorter = [];
        foreach (var suite in Suite.Names.Select(Suite.Load))
        {
            var wanted = suite.Benchmarks.Single(b => b.Name == name);
            var items = SuiteSelection.Select(wanted, benchmark.Subtasks);
            Assert.Equal(wanted.Items ?? benchmark.ItemCount, items.Count);
            // Every sub-task is in each suite.
            Assert.Equal(benchmark.Subtasks.Count, items.Select(i => i.Subtask).Distinct().Count());
            var ids = items.Select(i => i.Id).ToHashSet();
            Assert.Subset(ids, shorter);
            shorter = ids;
        }
    }

    private static IReadOnlyList<string> Ids(SuiteBenchmark benchmark, IReadOnlyList<Subtask> subtasks) =>
        [.. SuiteSelection.Select(benchmark, subtasks).Select(i => i.Id)];

    private static List<Subtask> Subtasks(int[] sizes) => [.. sizes.Select((size, s) => new Subtask($"s{s}", null, [.. Enumerable.Range(0, size).Select(i => new BenchmarkItem
    {
        Id = $"s{s}/{i}",
        Subtask = $"s{s}",
        PromptPrefix = "",
        Question = "",
        Continuations = [],
        GoldIndex = null,
        Target = "",
    })]))];
}
