using System.Runtime.CompilerServices;

namespace DensingLaw.Numerics;

/// <summary>
/// PCG XSH-RR 64/32 (O'Neill 2014): a small random generator whose sequence is fixed by its seed on every machine and .NET version, which
/// <see cref="Random"/> does not promise. Not for secrets.
/// </summary>
public struct Pcg32
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong _increment;
    private ulong _state;

    /// <param name="seed">Where on the sequence to start.</param>
    /// <param name="stream">Which of 2⁶³ sequences; the top bit is ignored.</param>
    public Pcg32(ulong seed, ulong stream = 0)
    {
        _increment = stream << 1 | 1;
        Next();
        _state += seed;
        Next();
    }

    /// <summary>The next 32 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Next()
    {
        var old = _state;
        _state = old * Multiplier + _increment;
        return uint.RotateRight((uint)((old >> 18 ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>A uniform integer in [0, <paramref name="bound"/>), without modulo bias (Lemire 2019).</summary>
    /// <param name="bound">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextBelow(uint bound)
    {
        var product = (ulong)Next() * bound;
        if ((uint)product < bound)
        {
            var threshold = (0u - bound) % bound;
            while ((uint)product < threshold)
                product = (ulong)Next() * bound;
        }

        return (uint)(product >> 32);
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (((ulong)Next() << 32 | Next()) >> 11) * (1.0 / (1UL << 53));
}
