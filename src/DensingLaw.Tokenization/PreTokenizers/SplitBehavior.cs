namespace DensingLaw.Tokenization;

/// <summary>What becomes of a match; <c>a--b-c-</c> split by <c>-</c> shows the difference.</summary>
internal enum SplitBehavior
{
    /// <summary><c>a b c</c>.</summary>
    Removed,

    /// <summary><c>a - - b - c -</c>.</summary>
    Isolated,

    /// <summary><c>a- - b- c-</c>.</summary>
    MergedWithPrevious,

    /// <summary><c>a - -b -c -</c>.</summary>
    MergedWithNext,

    /// <summary><c>a -- b - c -</c>.</summary>
    Contiguous,
}
