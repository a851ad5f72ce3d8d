using DensingLaw.Numerics;

namespace DensingLaw.MiniWorld;

/// <summary>Random choices whose sequence a seed fixes on every machine.</summary>
/// <param name="seed">The seed.</param>
/// <param name="stream">One stream a purpose, so that a change in one leaves the others as they are.</param>
internal sealed class Draw(ulong seed, ulong stream)
{
    private Pcg32 _random = new(seed, stream);

    /// <summary>A whole number in [0, <paramref name="bound"/>).</summary>
    public int Below(int bound) => (int)_random.NextBelow((uint)bound);

    /// <summary>A whole number in [<paramref name="least"/>, <paramref name="most"/>].</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => _random.NextDouble();

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public T Of<T>(IReadOnlyList<T> list, Weights weights) => list[weights.Index(Unit())];

    /// <summary>The same elements in a random order (Fisher and Yates).</summary>
    public T[] Shuffled<T>(IEnumerable<T> elements)
    {
        var shuffled = elements.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }
}
