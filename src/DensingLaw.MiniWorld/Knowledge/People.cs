namespace DensingLaw.MiniWorld.Knowledge;

/// <summary>The people of a world and the facts about them, which the corpus states by Zipf's law over the people's ranks.</summary>
internal sealed class People
{
    public const int Count = 600;
    private const int HeldOutPercent = 35;
    private readonly ulong _seed;
    private readonly int[,] _values = new int[Count, Trait.All.Count];
    private readonly int[] _bosses = new int[Count];

    public People(ulong seed)
    {
        _seed = seed;
        var draw = new Draw(seed, Streams.People);
        Names = InventedWords.Names(draw, Count);
        for (var person = 0; person < Count; person++)
        {
            for (var trait = 0; trait < Trait.All.Count; trait++)
                _values[person, trait] = draw.Below(Trait.All[trait].Values.Count);
            _bosses[person] = Ranks.Index(draw.Unit());
        }
    }

    /// <summary>By rank, the most often mentioned first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How often a rank is mentioned: the first 2.9 % of the time, the last 0.04 %.</summary>
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
}
