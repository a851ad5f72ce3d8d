namespace DensingLaw.Tokenization;

/// <summary>A merge rule: its place in the list (lower goes first) and the token it makes.</summary>
internal readonly record struct Merge(int Rank, int Id)
{
    /// <summary>Key of a pair of neighbouring tokens.</summary>
    public static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;
}
