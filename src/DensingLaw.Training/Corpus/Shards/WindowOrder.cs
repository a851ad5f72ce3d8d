using System.Numerics;

namespace DensingLaw.Training.Corpus;

/// <summary>
/// A seeded order of 0 … count−1 that needs no table: a Feistel network of six rounds over the next even power of two, walked again and again until it
/// falls into the range (Black and Rogaway, 2002). Any place of it is computed by itself, so that reading goes on at any step without state.
/// </summary>
internal readonly struct WindowOrder
{
    private const int Rounds = 6;

    private readonly ulong _count;
    private readonly int _half;
    private readonly ulong _mask;
    private readonly ulong _key;

    /// <param name="count">At least 1.</param>
    /// <param name="seed">Any.</param>
    /// <param name="epoch">From 0; each has an order of its own.</param>
    public WindowOrder(long count, ulong seed, long epoch)
    {
        _count = (ulong)count;
        _half = Math.Max(1, (BitOperations.Log2(Math.Max(1, _count - 1)) + 2) / 2);
        _mask = (1UL << _half) - 1;
        _key = Mixing.Mix(Mixing.Mix(seed + Mixing.Golden) + (ulong)epoch);
    }

    /// <summary>What stands at a place, both 0 … count−1.</summary>
    public long this[long place]
    {
        get
        {
            var value = (ulong)place;
            do
                value = Permute(value);
            while (value >= _count);
            return (long)value;
        }
    }

    private ulong Permute(ulong value)
    {
        var (left, right) = (value >> _half, value & _mask);
        for (var round = 1UL; round <= Rounds; round++)
            (left, right) = (right, left ^ (Mixing.Mix((_key + (round * Mixing.Golden)) ^ Mixing.Mix(right + round)) & _mask));
        return (left << _half) | right;
    }
}
