namespace DensingLaw.Tokenization.Training;

/// <summary>
/// A pair that may be merged, as the queue orders it: more occurrences first, then the lower left id, then the lower right id, as the reference does.
/// </summary>
/// <param name="Count">Occurrences when it was put into the queue; stale when they have changed since.</param>
/// <param name="Left">Id of the left token.</param>
/// <param name="Right">Id of the right token.</param>
internal readonly record struct MergeCandidate(long Count, int Left, int Right) : IComparable<MergeCandidate>
{
    public int CompareTo(MergeCandidate other) => Count != other.Count
        ? other.Count.CompareTo(Count)
        : (Left, Right).CompareTo((other.Left, other.Right));
}
