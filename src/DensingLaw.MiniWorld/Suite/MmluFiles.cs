using System.Text;
using DensingLaw.MiniWorld.Knowledge;

namespace DensingLaw.MiniWorld.Suite;

/// <summary>MMLU's form: a file of comma-separated rows a subject (question, four choices, letter), 5 rows of <c>dev</c> and the test.</summary>
internal static class MmluFiles
{
    public const int TestRows = 100, DevRows = 5;

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
        // Wrong choices are as common as right ones: to know which values are common is no help.
        var others = Distinct.Of(3, () => OtherThan(draw, right, trait), v => v, "wrong choices");
        var choices = draw.Shuffled(others.Prepend(right));
        return $"{people.Question(person, trait)} {people.Lead(person, trait)},{string.Join(',', choices)},{"ABCD"[Array.IndexOf(choices, right)]}\n";
    }

    private static string OtherThan(Draw draw, string right, int trait)
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            if (draw.Of(Trait.All[trait].Values, Trait.Ranks) is var value && value != right)
                return value;
        }

        throw new InvalidOperationException($"no value of {Trait.All[trait].Name} but {right} in 1000 tries; give another seed");
    }
}
