using DensingLaw.MiniWorld.Knowledge;

namespace DensingLaw.MiniWorld.Reasoning;

/// <summary>The six kinds of puzzles. Each is a chain of look-ups in a table whose rows the corpus uses by Zipf's law.</summary>
internal sealed class Puzzles
{
    private const int HeldOutPercent = 40;
    private const int MaxTries = 1000;
    private static readonly string[] s_days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] s_directions = ["north", "south", "east", "west"];

    private static readonly string[] s_things =
        "rope salt lamp coat knife wheel drum flute brick chain glove mirror".Split(' ');

    private static readonly string[] s_numbers = "one two three four five six seven eight nine ten eleven twelve".Split(' ');

    // One step is for the corpus alone: a step that no puzzle of the corpus takes could not be known.
    private static readonly Weights s_steps = new([0, 5, 5, 1]), s_testSteps = new([0, 0, 4, 1]);

    private readonly ulong _seed;
    private readonly People _people;
    private readonly TransitionTable _clock, _calendar, _lamp, _map, _market;
    private readonly Func<Draw, Weights, Puzzle>[] _kinds;

    public Puzzles(ulong seed, People people)
    {
        (_seed, _people) = (seed, people);
        var draw = new Draw(seed, Streams.Puzzles);
        _clock = new TransitionTable(s_numbers, s_numbers[..5], (hour, hours) => (hour + hours + 1) % 12, Weights.Zipf(12, 2), Weights.Zipf(5, 2));
        _calendar = new TransitionTable(s_days, s_numbers[..7], (day, days) => (day + days + 1) % 7, Weights.Zipf(7, 2), Weights.Zipf(7, 2));
        _lamp = TransitionTable.Random(
            draw, Trait.All[0].Values, [.. "abcdefgh".Select(c => c.ToString())], Weights.Zipf(10, 2), Weights.Zipf(8, 2));
        _map = TransitionTable.Random(draw, InventedWords.Stems(draw, 32, "ton"), s_directions, Weights.Zipf(32, 3), Weights.Zipf(4, 2, 1));
        _market = TransitionTable.Random(
            draw, s_things, [.. InventedWords.Stems(draw, 12, "o")], Weights.Zipf(s_things.Length, 2), Weights.Zipf(12, 2));
        _kinds = [Clock, Calendar, Lamp, Map, Market, Boss];
    }

    /// <summary>The sub-tasks, in the order of <see cref="HeldOut"/>'s index.</summary>
    public static IReadOnlyList<string> Tasks { get; } = ["clock", "calendar", "lamp", "map", "market", "boss"];

    /// <summary>A puzzle for the corpus: none that is held out.</summary>
    public Puzzle Training(Draw draw) => Training(draw, draw.Below(_kinds.Length));

    /// <summary>The same of one sub-task.</summary>
    public Puzzle Training(Draw draw, int task) => Drawn(draw, task, s_steps, heldOut: false);

    /// <summary>A puzzle of a sub-task for the test, in two or three steps.</summary>
    public Puzzle HeldOut(Draw draw, int task) => Drawn(draw, task, s_testSteps, heldOut: true);

    private Puzzle Drawn(Draw draw, int kind, Weights steps, bool heldOut)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var puzzle = _kinds[kind](draw, steps);
            // Puzzles of one step are never held out.
            if ((puzzle.Chain.Count > 0 && ContentHash.IsHeldOut(_seed, puzzle.Question, HeldOutPercent)) == heldOut)
                return puzzle;
        }

        throw new InvalidOperationException($"no puzzle '{Tasks[kind]}' (held out: {heldOut}) in {MaxTries} tries; give another seed");
    }

    private Puzzle Clock(Draw draw, Weights steps)
    {
        var (start, moves, visited) = _clock.Walk(draw, steps.Index(draw.Unit()));
        return Of("clock", $"it is {start}. {Then("wait", moves)} hours. what time is it?", visited);
    }

    private Puzzle Calendar(Draw draw, Weights steps)
    {
        var (start, moves, visited) = _calendar.Walk(draw, steps.Index(draw.Unit()));
        return Of("calendar", $"it is {start}. {Then("wait", moves)} days. what day is it?", visited);
    }

    private Puzzle Lamp(Draw draw, Weights steps)
    {
        var (start, moves, visited) = _lamp.Walk(draw, steps.Index(draw.Unit()));
        return Of("lamp", $"the lamp is {start}. {Then("press", moves)}. what color is it?", visited);
    }

    private Puzzle Map(Draw draw, Weights steps)
    {
        var (start, moves, visited) = _map.Walk(draw, steps.Index(draw.Unit()));
        return Of("map", $"you are in {start}. {Then("go", moves)}. where are you?", visited);
    }

    private Puzzle Market(Draw draw, Weights steps)
    {
        var (start, moves, visited) = _market.Walk(draw, steps.Index(draw.Unit()));
        return Of("market", $"you have a {start}. {Then("trade with", moves)}. what do you have?", visited);
    }

    private Puzzle Boss(Draw draw, Weights steps)
    {
        var person = _people.Ranks.Index(draw.Unit());
        var boss = _people.BossOf(person);
        if (steps.Index(draw.Unit()) == 1)
            return Of("boss", $"who is the boss of {_people.Names[person]}?", [_people.Names[boss]]);
        var trait = draw.Below(Trait.All.Count);
        return Of(
            "boss", $"what is the {Trait.All[trait].Name} of the boss of {_people.Names[person]}?", [_people.Names[boss], _people.ValueOf(boss, trait)]);
    }

    private static Puzzle Of(string task, string question, string[] visited) => new(task, question, visited[..^1], visited[^1]);

    private static string Then(string verb, string[] moves) => $"{verb} {string.Join(", then ", moves)}";
}
