using DensingLaw.MiniWorld.Knowledge;

namespace DensingLaw.MiniWorld.Corpus;

/// <summary>The documents of a corpus, without end.</summary>
/// <param name="world">What they tell of.</param>
/// <param name="mixture">How often each kind comes.</param>
/// <param name="seed">Another seed, other documents of the same world.</param>
public sealed class DocumentSource(World world, Mixture mixture, ulong seed)
{
    private readonly Draw _draw = new(seed, Streams.Corpus);
    private readonly Weights _kinds = new(
        [mixture.Filler, mixture.Statements, mixture.Questions, mixture.Puzzles, mixture.Problems, mixture.Functions, mixture.Programs, mixture.Echoes]);

    /// <summary>The next document: one to four short texts of a kind, none of which is in a benchmark.</summary>
    public (DocumentKind Kind, string Text) Next()
    {
        var kind = (DocumentKind)_kinds.Index(_draw.Unit());
        return (kind, kind switch
        {
            DocumentKind.Filler => Filler.Document(_draw),
            DocumentKind.Statements => Join(" ", _draw.Between(3, 6), Statement),
            DocumentKind.Questions => Join("\n", _draw.Between(1, 3), Question),
            DocumentKind.Puzzles => Join("\n\n", _draw.Between(1, 2), () => world.Puzzles.Training(_draw).Document),
            DocumentKind.Problems => Join("\n\n", _draw.Between(1, 2), () => world.Problems.Training(_draw).Document),
            DocumentKind.Functions => Join("\n\n", _draw.Between(1, 2), () => world.Idioms.Training(_draw).FunctionDocument),
            DocumentKind.Programs => world.Idioms.Training(_draw).ProgramDocument,
            _ => Echo(),
        });
    }

    private static string Join(string between, int count, Func<string> text) => string.Join(between, Enumerable.Range(0, count).Select(_ => text()));

    private string Statement()
    {
        var person = world.People.Ranks.Index(_draw.Unit());
        return world.People.Statement(_draw, person, _draw.Below(Trait.All.Count));
    }

    private string Question()
    {
        // Half of the facts are not held out, so that this ends; the limit is for a broken hash.
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var (person, trait) = (world.People.Ranks.Index(_draw.Unit()), _draw.Below(Trait.All.Count));
            if (!world.People.IsHeldOut(person, trait))
                return $"question: {world.People.Question(person, trait)} {world.People.Lead(person, trait)} {world.People.ValueOf(person, trait)}.";
        }

        throw new InvalidOperationException("no fact that is not held out in 1000 tries; give another seed");
    }

    private string Echo()
    {
        var words = Join(" ", _draw.Between(4, 8), () => _draw.Below(2) == 0 ? world.People.Names[_draw.Below(People.Count)] : _draw.Of(Trait.All[_draw.Below(Trait.All.Count)].Values));
        return $"copy: {words}. {words}.";
    }
}
