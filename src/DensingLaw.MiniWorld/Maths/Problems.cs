namespace DensingLaw.MiniWorld.Maths;

/// <summary>
/// Seven kinds of problems, under the names of MATH's subjects. Operands follow Zipf's law, so that small sums are known long before large ones; products and sums are
/// few enough to be known by heart in the end, and problems many, since the same numbers are asked of several things.
/// </summary>
internal sealed class Problems
{
    private const int UnitCount = 60, MostOfUnit = 12;
    private const int HeldOutPercent = 30;
    private const int MaxTries = 1000;
    private static readonly Weights s_terms = Weights.Zipf(12, 2), s_factors = Weights.Zipf(8, 2), s_counts = Weights.Zipf(5, 2, 1);
    private static readonly Weights s_units = Weights.Zipf(UnitCount, 3);
    // What stands for nothing: the same numbers asked of other things are another problem.
    private static readonly string[] s_letters = ["x", "y", "n", "t"], s_functions = ["f", "g", "h"], s_things = ["hats", "cups", "bags", "coins"];
    private static readonly string[] s_places = ["room", "yard", "hall", "roof"], s_verbs = ["divide", "split", "share", "part"];
    private readonly ulong _seed;
    private readonly string[] _unitNames;
    private readonly int[] _unitValues;
    private readonly Func<Draw, Problem>[] _kinds;

    public Problems(ulong seed)
    {
        _seed = seed;
        var draw = new Draw(seed, Streams.Problems);
        _unitNames = InventedWords.Stems(draw, UnitCount, "a");
        _unitValues = [.. _unitNames.Select(_ => draw.Between(2, MostOfUnit))];
        _kinds = [Algebra, Counting, Geometry, Intermediate, NumberTheory, Prealgebra, Precalculus];
    }

    /// <summary>The subjects with what MATH's field <c>type</c> calls them, in the order of <see cref="HeldOut"/>'s index.</summary>
    public static IReadOnlyList<(string Subject, string Type)> Subjects { get; } =
    [
        ("algebra", "Algebra"), ("counting_and_probability", "Counting & Probability"), ("geometry", "Geometry"),
        ("intermediate_algebra", "Intermediate Algebra"), ("number_theory", "Number Theory"), ("prealgebra", "Prealgebra"), ("precalculus", "Precalculus"),
    ];

    /// <summary>A problem for the corpus: none that is held out.</summary>
    public Problem Training(Draw draw) => Drawn(draw, draw.Below(_kinds.Length), heldOut: false);

    /// <summary>A problem of a subject for the test.</summary>
    public Problem HeldOut(Draw draw, int subject) => Drawn(draw, subject, heldOut: true);

    private Problem Drawn(Draw draw, int kind, bool heldOut)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var problem = _kinds[kind](draw);
            if (ContentHash.IsHeldOut(_seed, problem.Text, HeldOutPercent) == heldOut)
                return problem;
        }

        throw new InvalidOperationException($"no problem of {Subjects[kind].Subject} (held out: {heldOut}) in {MaxTries} tries; give another seed");
    }

    private static Problem Algebra(Draw draw)
    {
        var (x, a, c) = (Term(draw), Term(draw), Count(draw));
        return Of("algebra", $"{draw.Of(s_letters)} + {a} = {x + a}. find it {c} times.", [x], c * x);
    }

    private static Problem Counting(Draw draw)
    {
        var (a, b) = (Factor(draw), Factor(draw));
        var lost = Math.Min(Count(draw), a * b - 1);
        return Of("counting_and_probability", $"of {a} {draw.Of(s_things)} and {b} coats, {lost} pairs do not fit. how many pairs do?", [a * b], a * b - lost);
    }

    private static Problem Geometry(Draw draw)
    {
        var (a, b, c, place) = (Factor(draw), Factor(draw), Count(draw), draw.Of(s_places));
        return Of("geometry", $"a {place} is {a} by {b}. what is the area of {c} {place}s?", [a * b], a * b * c);
    }

    private static Problem Intermediate(Draw draw)
    {
        var (x, b, c, f) = (Factor(draw), Factor(draw), Count(draw), draw.Of(s_functions));
        return Of("intermediate_algebra", $"{f}(x) = x^2 + {b} x + {c}. find {f}({x}).", [x * x, x * x + b * x], x * x + b * x + c);
    }

    private static Problem NumberTheory(Draw draw)
    {
        var (a, b, m) = (Factor(draw), Factor(draw), Count(draw));
        return Of("number_theory", $"{draw.Of(s_verbs)} {a} times {b} by {m}. what is the remainder?", [a * b], a * b % m);
    }

    private static Problem Prealgebra(Draw draw)
    {
        var (a, b, c, thing) = (Term(draw), Term(draw), Term(draw), draw.Of(s_things));
        return Of("prealgebra", $"you have {a} {thing}, get {b} and then {c}. how many {thing} do you have?", [a + b], a + b + c);
    }

    private Problem Precalculus(Draw draw)
    {
        var (first, second) = (s_units.Index(draw.Unit()), s_units.Index(draw.Unit()));
        var (x, y) = (_unitValues[first], _unitValues[second]);
        return Of("precalculus", $"how long are a {_unitNames[first]} and a {_unitNames[second]}?", [x, y], x + y);
    }

    private static Problem Of(string subject, FormattableString text, int[] steps, int answer) => new(subject, FormattableString.Invariant(text), steps, answer);

    private static int Term(Draw draw) => 2 + s_terms.Index(draw.Unit());

    private static int Factor(Draw draw) => 2 + s_factors.Index(draw.Unit());

    private static int Count(Draw draw) => 2 + s_counts.Index(draw.Unit());
}
