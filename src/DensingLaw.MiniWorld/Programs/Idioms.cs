using System.Globalization;

namespace DensingLaw.MiniWorld.Programs;

/// <summary>
/// The world's programming words: adjectives that stand for conditions, participles that stand for expressions. Each is known or not, like a fact, and half
/// known where its first letter tells the kind; programs combine them, and one of five combinations is held out.
/// </summary>
internal sealed class Idioms
{
    private const int WordCount = 120;
    private const int HeldOutPercent = 20;
    private const int MaxTries = 1000;
    private const int Kinds = 6;
    private const double ShareOfLetter = 0.4;
    private static readonly Weights s_words = Weights.Zipf(WordCount, 3), s_outcomes = Weights.Zipf(Outcome.All.Count, 2, 1);
    private static readonly Weights s_kinds = Weights.Zipf(Kinds, 2, 1), s_numbers = Weights.Zipf(12, 4, 1), s_divisors = Weights.Zipf(8, 3, 1);
    private readonly ulong _seed;
    private readonly Idiom[] _conditions, _expressions;

    public Idioms(ulong seed)
    {
        _seed = seed;
        var draw = new Draw(seed, Streams.Idioms);
        _conditions = Words(draw, "ish", Condition);
        _expressions = Words(draw, "ed", Expression);
    }

    /// <summary>A program for the corpus: no combination that is held out.</summary>
    public CodeTask Training(Draw draw) => Drawn(draw, heldOut: false, testable: false);

    /// <summary>A program that a prompt may show: as those of the corpus, and with tests.</summary>
    public CodeTask Shown(Draw draw) => Drawn(draw, heldOut: false, testable: true);

    /// <summary>A program for the test.</summary>
    public CodeTask HeldOut(Draw draw) => Drawn(draw, heldOut: true, testable: true);

    private CodeTask Drawn(Draw draw, bool heldOut, bool testable)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var task = new CodeTask(draw.Of(Outcome.All, s_outcomes), draw.Of(_conditions, s_words), draw.Of(_expressions, s_words));
            if (ContentHash.IsHeldOut(_seed, task.Key, HeldOutPercent) == heldOut && (task.IsTestable || !testable))
                return task;
        }

        throw new InvalidOperationException($"no program (held out: {heldOut}) in {MaxTries} tries; give another seed");
    }

    private static Idiom[] Words(Draw draw, string ending, Func<string, int, int, int, Idiom> idiom)
    {
        var usual = Enumerable.Range('a', 26).ToDictionary(letter => (char)letter, _ => draw.Below(Kinds));
        return [.. InventedWords.Stems(draw, WordCount, ending).Select(word => idiom(
            word, draw.Unit() < ShareOfLetter ? usual[word[0]] : s_kinds.Index(draw.Unit()), 1 + s_numbers.Index(draw.Unit()), 2 + s_divisors.Index(draw.Unit())))];
    }

    private static Idiom Condition(string word, int kind, int k, int m)
    {
        return kind switch
        {
            0 => new(word, $"{Number(k)} < v", v => v > k ? 1 : 0),
            1 => new(word, $"{Number(k)} > v", v => v < k ? 1 : 0),
            2 => new(word, $"{Number(k)} != v", v => v != k ? 1 : 0),
            3 => new(word, $"{Code("v % ", m)} == 0", v => Floored(v, m) == 0 ? 1 : 0),
            4 => new(word, $"{Code("v % ", m)} == 1", v => Floored(v, m) == 1 ? 1 : 0),
            _ => new(word, $"{Code("v % ", m)} > 1", v => Floored(v, m) > 1 ? 1 : 0),
        };
    }

    private static Idiom Expression(string word, int kind, int k, int m)
    {
        return kind switch
        {
            0 => new(word, Code("v + ", k), v => v + k),
            1 => new(word, Code("v - ", k), v => v - k),
            2 => new(word, Code("v * ", m), v => v * m),
            3 => new(word, Code("v % ", m), v => Floored(v, m)),
            4 => new(word, Code("v * v + ", k), v => v * v + k),
            _ => new(word, $"{Number(k)} - v", v => k - v),
        };
    }

    private static string Code(string start, int number) => start + Number(number);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Python's remainder: of the divisor's sign.</summary>
    private static int Floored(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}
