namespace DensingLaw.MiniWorld;

/// <summary>The random streams, one a purpose.</summary>
internal static class Streams
{
    public const ulong People = 1, Puzzles = 2, Problems = 3, Idioms = 4;
    public const ulong MmluItems = 11, BbhItems = 12, MathItems = 13, HumanEvalItems = 14, MbppItems = 15;
    public const ulong Corpus = 21;
}
