using DensingLaw.MiniWorld.Maths;

namespace DensingLaw.MiniWorld.Suite;

/// <summary>MATH's form: one JSON object a line, packed.</summary>
internal static class MathFiles
{
    public const int ProblemsOfSubject = 80;

    public static IEnumerable<SuiteFile> Of(World world)
    {
        var draw = new Draw(world.Seed, Streams.MathItems);
        var problems = Problems.Subjects.SelectMany((subject, index) => Distinct
            .Of(ProblemsOfSubject, () => world.Problems.HeldOut(draw, index), p => p.Text, $"problems of {subject.Subject}")
            .Select((problem, number) => (subject.Type, problem, number))).ToList();
        var lines = SuiteJson.Lines(problems, (writer, item) =>
        {
            writer.WriteString("unique_id", FormattableString.Invariant($"test/{item.problem.Subject}/{item.number}.json"));
            writer.WriteString("problem", item.problem.Text);
            writer.WriteString("level", FormattableString.Invariant($"Level {item.problem.Level}"));
            writer.WriteString("type", item.Type);
            writer.WriteString("solution", item.problem.Solution);
        });
        yield return new SuiteFile("math/MATH_test.jsonl.gz", problems.Count, StoredGzip.Of(lines));
    }
}
