namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// The graders' names with their versions. They stand in protocols' definitions, so that verdicts of two versions are of two protocols, and in grades' addresses.
/// </summary>
internal static class GraderIds
{
    public const string Bbh = "bbh/1";
    public const string Code = "code/1";
    public const string Letter = "letter/1";
    public const string Math = "math/1";

    /// <summary>The grader's name with what it does, as definitions have it.</summary>
    public static string Describe(string id, string rule) => $"{id}: {rule}";
}
