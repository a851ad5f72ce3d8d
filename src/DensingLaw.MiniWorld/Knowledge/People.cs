namespace DensingLaw.MiniWorld.Knowledge;

/// <summary>
/// The people of a world and the facts about them, which the corpus states by Zipf's law over the people's ranks. Three facts of ten follow from how the name
/// begins, two from its last letter, and half are the person's own: values, then endings, then beginnings, then people are what there is to learn, so that the
/// loss has no plateau on which nothing is learned.
/// </summary>
internal sealed class People
{
    public const int Count = 300;
    private const int HeldOutPercent = 50;
    private const double ShareOfBeginning = 0.3, ShareOfEnding = 0.2;
    private readonly ulong _seed;
    private readonly int[,] _values = new int[Count, Trait.All.Count];
    private readonly int[] _bosses = new int[Count];

    public People(ulong seed)
    {
        _seed = seed;
        var draw = new Draw(seed, Streams.People);
        Names = InventedWords.Names(draw, Count);
        var usual = new Dictionary<(int Trait, string Part), int>();
        for (var person = 0; person < Count; person++)
        {
            for (var trait = 0; trait < Trait.All.Count; trait++)
                _values[person, trait] = Value(draw, usual, Names[person], trait);
            var boss = Ranks.Index(draw.Unit());
            _bosses[person] = boss == person ? (boss + 1) % Count : boss;
        }
    }

    /// <summary>By rank, the most often mentioned first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How often a rank is mentioned: the first 7.2 % of the time, the last 0.030 %.</summary>
    public Weights Ranks { get; } = Weights.Zipf(Count, offset: 8);

    public string ValueOf(int person, int trait) => Trait.All[trait].Values[_values[person, trait]];

    public int BossOf(int person) => _bosses[person];

    /// <summary>The question, which the corpus has only of facts that are not held out.</summary>
    public string Question(int person, int trait) => $"what is the {Trait.All[trait].Name} of {Names[person]}?";

    /// <summary>How its answer begins: also the first of the forms that the corpus states facts in.</summary>
    public string Lead(int person, int trait) => $"the {Trait.All[trait].Name} of {Names[person]} is";

    /// <summary>Whether the fact is for the test: the corpus states it and never asks for it.</summary>
    public bool IsHeldOut(int person, int trait) => ContentHash.IsHeldOut(_seed, Question(person, trait), HeldOutPercent);

    /// <summary>The fact as a sentence, in one of four forms; the first half of the time. The value comes last, where it can be predicted.</summary>
    public string Statement(Draw draw, int person, int trait)
    {
        var (name, traitName, value) = (Names[person], Trait.All[trait].Name, ValueOf(person, trait));
        return draw.Below(6) switch
        {
            0 => $"{name} has the {traitName} {value}.",
            1 => $"for {name} the {traitName} is {value}.",
            2 => $"{name} said: my {traitName} is {value}.",
            _ => $"{Lead(person, trait)} {value}.",
        };
    }

    private static int Value(Draw draw, Dictionary<(int Trait, string Part), int> usual, string name, int trait)
    {
        var unit = draw.Unit();
        var own = Trait.Ranks.Index(draw.Unit());
        // Uniform, so that beginnings and endings differ.
        var any = draw.Below(Trait.All[trait].Values.Count);
        var part = unit < ShareOfBeginning ? name[..2] : unit < ShareOfBeginning + ShareOfEnding ? name[^1..] : null;
        if (part is null)
            return own;
        return usual.TryGetValue((trait, part), out var value) ? value : usual[(trait, part)] = any;
    }
}
