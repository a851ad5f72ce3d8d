using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>Reads the 500 problems of PRM800K's test split. Names, problems and solutions are those of MATH's test split.</summary>
internal static class Math500Release
{
    public const int ProblemCount = 500;
    private const string FileName = "math500_test.jsonl";
    private const string ReleaseTextsSha256 = "310a36eeda9a99c895d9bee6b6316e8c354fc86bf81aaf9f7ca40b4522da0948";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException"><c>math/math500_test.jsonl</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is malformed, or not the release where it must be.</exception>
    public static MathRelease Read(string dataFolder, ReleaseCheck check)
    {
        var path = Path.Combine(dataFolder, "math", FileName);
        if (!File.Exists(path))
            throw new ConfigurationException($"no MATH-500 data: {path} does not exist; give the folder that holds math/{FileName} with --data");
        var file = ReleaseFile.Read(path);
        var release = MathRelease.Of(path, file.Sha256, ReleaseJson.Lines(path, file.Bytes).Select(Problem));
        check.Count(path, release.Problems.Sum(p => p.Count), "problems", ProblemCount);
        check.Texts(path, release.Problems.SelectMany(p => p).SelectMany(p => p.AllTexts()), ReleaseTextsSha256);
        return release;
    }

    private static MathProblem Problem(JsonFields fields, int row)
    {
        var id = fields.Text("unique_id");
        fields = fields.Named(id);
        var level = fields.WholeNumber("level");
        var problem = new MathProblem
        {
            UniqueId = id,
            Row = row,
            Subject = MathRelease.SubjectOf(fields, id, "subject"),
            Level = level is >= 1 and <= 5 ? level
                : throw new DataIntegrityException($"{fields.Where}: field 'level' is {level}; 1 to 5 is needed. {Again}"),
            Problem = fields.Text("problem"),
            Solution = MathRelease.SolutionOf(fields),
        };
        // The gold answer is read from the solution, as for all of MATH; the file states it once more.
        var answer = fields.Text("answer");
        return answer == MathAnswer.LastBox(problem.Solution) ? problem
            : throw new DataIntegrityException($"{fields.Where}: field 'answer' is '{answer}', which is not what the solution boxes. {Again}");
    }
}
