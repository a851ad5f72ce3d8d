using System.Text;
using DensingLaw.MiniWorld.Knowledge;

namespace DensingLaw.MiniWorld.Suite;

/// <summary>MMLU's form: a file of comma-separated rows a subject (question, four choices, letter), 5 rows of <c>dev</c> and the test.</summary>
internal static class MmluFiles
{
    public const int TestRows = 120, DevRows = 5;

    public static IEnumerable<SuiteFile> Of(World world)
    {
        var draw = new Draw(world.Seed, Streams.MmluItems);
        for (var trait = 0; trait < Trait.All.Count; trait++)
        {
            yield return File(world.People, draw, trait, "dev", DevRows, heldOut: false);
            yield return File(world.People, draw, trait, "test", TestRows, heldOut: true);
        }
    }

    private static SuiteFile File(People people, Draw draw, int trait, string split, int rows, bool heldOut)
    {
        var eligible = Enumerable.Range(0, People.Count).Where(p => people.IsHeldOut(p, trait) == heldOut).ToArray();
        // As often as the corpus mentions them: the test has the well-known and the hardly known.
        var ranks = new Weights(eligible.Select(people.Ranks.Share));
        var chosen = Distinct.Of(rows, () => draw.Of(eligible, ranks), p => people.Names[p], $"questions about {Trait.All[trait].Name}");
        var text = string.Concat(chosen.Select(person => Row(people, draw, person, trait)));
        return new SuiteFile($"mmlu/data/{split}/{Trait.All[trait].Name}_{split}.csv", rows, Encoding.UTF8.GetBytes(text));
    }

    // No field has a comma, a quote or a line break.
    private static string Row(People people, Draw draw, int person, int trait)
    {
        var right = people.ValueOf(person, trait);
        var others = draw.Shuffled(Trait.All[trait].Values.Where(v => v != right)).Take(3);
        var choices = draw.Shuffled(others.Prepend(right));
        return $"{people.Question(person, trait)} {people.Lead(person, trait)},{string.Join(',', choices)},{"ABCD"[Array.IndexOf(choices, right)]}\n";
    }
}
