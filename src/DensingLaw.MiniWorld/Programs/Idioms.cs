using System.Globalization;

namespace DensingLaw.MiniWorld.Programs;

/// <summary>
/// The world's programming words: adjectives that stand for conditions, participles that stand for expressions. Each is known or not, like a fact; programs
/// combine them, and one of five combinations is held out.
/// </summary>
internal sealed class Idioms
{
    private const int WordCount = 160;
    private const int HeldOutPercent = 20;
    private const int MaxTries = 1000;
    private static readonly Weights s_words = Weights.Zipf(WordCount, 3), s_outcomes = Weights.Zipf(Outcome.All.Count, 2);
    private readonly ulong _seed;
    private readonly Idiom[] _conditions, _expressions;

    public Idioms(ulong seed)
    {
        _seed = seed;
        var draw = new Draw(seed, Streams.Idioms);
        _conditions = [.. InventedWords.Stems(draw, WordCount, "ish").Select(word => Condition(draw, word))];
        _expressions = [.. InventedWords.Stems(draw, WordCount, "ed").Select(word => Expression(draw, word))];
    }

    /// <summary>A program for the corpus: no combination that is held out.</summary>
    public CodeTask Training(Draw draw) => Drawn(draw, heldOut: false);

    /// <summary>A program for the test.</summary>
    public CodeTask HeldOut(Draw draw) => Drawn(draw, heldOut: true);

    private CodeTask Drawn(Draw draw, bool heldOut)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var task = new CodeTask(draw.Of(Outcome.All, s_outcomes), draw.Of(_conditions, s_words), draw.Of(_expressions, s_words));
            if (ContentHash.IsHeldOut(_seed, task.Key, HeldOutPercent) == heldOut && (task.IsTestable || !heldOut))
                return task;
        }

        throw new InvalidOperationException($"no program (held out: {heldOut}) in {MaxTries} tries; give another seed");
    }

    private static Idiom Condition(Draw draw, string word)
    {
        var (kind, k, m) = (draw.Below(6), draw.Between(1, 20), draw.Between(2, 12));
        return kind switch
        {
            0 => new(word, Code("v > ", k), v => v > k ? 1 : 0),
            1 => new(word, Code("v < ", k), v => v < k ? 1 : 0),
            2 => new(word, Code("v != ", k), v => v != k ? 1 : 0),
            3 => new(word, $"{Code("v % ", m)} == 0", v => Floored(v, m) == 0 ? 1 : 0),
            4 => new(word, $"{Code("v % ", m)} == 1", v => Floored(v, m) == 1 ? 1 : 0),
            _ => new(word, $"{Code("v % ", m)} > 1", v => Floored(v, m) > 1 ? 1 : 0),
        };
    }

    private static Idiom Expression(Draw draw, string word)
    {
        var (kind, k, m) = (draw.Below(6), draw.Between(1, 20), draw.Between(2, 12));
        return kind switch
        {
            0 => new(word, Code("v + ", k), v => v + k),
            1 => new(word, Code("v - ", k), v => v - k),
            2 => new(word, Code("v * ", m), v => v * m),
            3 => new(word, Code("v % ", m), v => Floored(v, m)),
            4 => new(word, Code("v * v + ", k), v => v * v + k),
            _ => new(word, $"{k.ToString(CultureInfo.InvariantCulture)} - v", v => k - v),
        };
    }

    private static string Code(string start, int number) => start + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Python's remainder: of the divisor's sign.</summary>
    private static int Floored(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}
