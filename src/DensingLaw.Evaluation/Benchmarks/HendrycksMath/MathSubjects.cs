namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>The seven subjects and five levels of MATH's test split.</summary>
internal static class MathSubjects
{
    /// <summary>What the field <c>type</c> says, and the number of problems, by the subject's folder name in ordinal order; 5,000 in all.</summary>
    public static IReadOnlyDictionary<string, (string Type, int Problems)> All { get; } =
        new SortedDictionary<string, (string Type, int Problems)>(StringComparer.Ordinal)
        {
            ["algebra"] = ("Algebra", 1187),
            ["counting_and_probability"] = ("Counting & Probability", 474),
            ["geometry"] = ("Geometry", 479),
            ["intermediate_algebra"] = ("Intermediate Algebra", 903),
            ["number_theory"] = ("Number Theory", 540),
            ["prealgebra"] = ("Prealgebra", 871),
            ["precalculus"] = ("Precalculus", 546),
        };

    /// <summary>Problems of level 1 to 5.</summary>
    public static IReadOnlyList<int> ProblemsByLevel { get; } = [437, 894, 1131, 1214, 1324];
}
