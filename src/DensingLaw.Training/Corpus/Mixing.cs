namespace DensingLaw.Training.Corpus;

/// <summary>A bijection of 64-bit numbers whose every output bit depends on every input bit (SplitMix64's finalizer: Steele, Lea and Flood 2014).</summary>
internal static class Mixing
{
    public const ulong Golden = 0x9E3779B97F4A7C15UL;

    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
