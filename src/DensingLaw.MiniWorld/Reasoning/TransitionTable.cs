namespace DensingLaw.MiniWorld.Reasoning;

/// <summary>States and what moves make of them, to be known by heart.</summary>
internal sealed class TransitionTable
{
    private const double ShareOfMove = 0.4;
    private readonly int[,] _next;

    /// <param name="states">By rank.</param>
    /// <param name="moves">By rank.</param>
    /// <param name="next">The state after a move.</param>
    /// <param name="stateRanks">How often a start is drawn.</param>
    /// <param name="moveRanks">How often a move is drawn.</param>
    public TransitionTable(IReadOnlyList<string> states, IReadOnlyList<string> moves, Func<int, int, int> next, Weights stateRanks, Weights moveRanks)
    {
        (States, Moves, StateRanks, MoveRanks) = (states, moves, stateRanks, moveRanks);
        _next = new int[states.Count, moves.Count];
        for (var state = 0; state < states.Count; state++)
        {
            for (var move = 0; move < moves.Count; move++)
                _next[state, move] = next(state, move);
        }
    }

    public IReadOnlyList<string> States { get; }

    public IReadOnlyList<string> Moves { get; }

    public Weights StateRanks { get; }

    public Weights MoveRanks { get; }

    /// <summary>
    /// A table drawn at random: three entries of ten are the move's usual state, the others any, the first ones most often. So states are learned first, then
    /// moves, then entries.
    /// </summary>
    public static TransitionTable Random(Draw draw, IReadOnlyList<string> states, IReadOnlyList<string> moves, Weights stateRanks, Weights moveRanks)
    {
        var usual = moves.Select(_ => draw.Below(states.Count)).ToArray();
        return new TransitionTable(states, moves, (_, move) => draw.Unit() < ShareOfMove ? usual[move] : stateRanks.Index(draw.Unit()), stateRanks, moveRanks);
    }

    /// <summary>A walk: the start, the moves, and the state after each.</summary>
    public (string Start, string[] Moves, string[] Visited) Walk(Draw draw, int steps)
    {
        var state = StateRanks.Index(draw.Unit());
        var (start, moves, visited) = (States[state], new string[steps], new string[steps]);
        for (var i = 0; i < steps; i++)
        {
            var move = MoveRanks.Index(draw.Unit());
            state = _next[state, move];
            (moves[i], visited[i]) = (Moves[move], States[state]);
        }

        return (start, moves, visited);
    }
}
