namespace DensingLaw.MiniWorld;

/// <summary>Probabilities of the indices 0 … n−1.</summary>
internal sealed class Weights
{
    private readonly double[] _cumulative;

    /// <param name="weights">At least one; none negative, their sum above 0.</param>
    public Weights(IEnumerable<double> weights)
    {
        var sum = 0.0;
        _cumulative = [.. weights.Select(w => sum += w)];
    }

    /// <summary>
    /// Zipf's law with an offset: p(r) ∝ 1/(r + offset)^s for the ranks r = 0 … count − 1. The tail is what keeps something half learned at every size and
    /// number of tokens: what is not yet known after D tokens falls as D^−(1−1/s), as long as the tail is longer than D reaches.
    /// </summary>
    /// <param name="count">Ranks, at least 1.</param>
    /// <param name="offset">Above 0; the larger, the more ranks are about as common as the first.</param>
    /// <param name="exponent">s; 1 for short lists, which have no tail.</param>
    public static Weights Zipf(int count, double offset, double exponent = 1.5) => new(Enumerable.Range(0, count).Select(r => Math.Pow(r + offset, -exponent)));

    /// <summary>The index that a number in [0, 1) falls on.</summary>
    public int Index(double unit)
    {
        var at = Array.BinarySearch(_cumulative, unit * _cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, _cumulative.Length - 1);
    }

    /// <summary>The probability of an index.</summary>
    public double Share(int index) => (_cumulative[index] - (index == 0 ? 0 : _cumulative[index - 1])) / _cumulative[^1];
}
