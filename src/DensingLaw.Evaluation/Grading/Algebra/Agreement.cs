namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>How two values were found to be equal or not.</summary>
internal enum Agreement
{
    /// <summary>They differ: their canonical forms do, or their numbers.</summary>
    Different,

    /// <summary>The canonical form of their difference is zero.</summary>
    Canonical,

    /// <summary>Their canonical forms hold functions or nested roots, and they are equal in numbers at every point tried.</summary>
    Numeric,
}
