using System.Text;
using DensingLaw.MiniWorld.Reasoning;

namespace DensingLaw.MiniWorld.Suite;

/// <summary>BIG-Bench Hard's form: a file of questions a sub-task, here with the reasoning of each, and a file of worked questions.</summary>
internal static class BbhFiles
{
    public const int Examples = 100, Shots = 3;
    private const string Canary = "Benchmark data of an invented world. They must not be part of a training corpus.";

    public static IEnumerable<SuiteFile> Of(World world)
    {
        var draw = new Draw(world.Seed, Streams.BbhItems);
        for (var task = 0; task < Puzzles.Tasks.Count; task++)
        {
            var (name, index) = (Puzzles.Tasks[task], task);
            var puzzles = Distinct.Of(Examples, () => world.Puzzles.HeldOut(draw, index), p => p.Question, $"puzzles '{name}'");
            yield return new SuiteFile($"bbh/bbh/{name}.json", Examples, SuiteJson.Document(writer =>
            {
                writer.WriteString("canary", Canary);
                writer.WriteStartArray("examples");
                foreach (var puzzle in puzzles)
                {
                    SuiteJson.Object(writer, w =>
                    {
                        w.WriteString("input", puzzle.Question);
                        w.WriteString("target", puzzle.Answer);
                        w.WriteString("reasoning", puzzle.Reasoning);
                    });
                }

                writer.WriteEndArray();
            }));
            var shots = Distinct.Of(Shots, () => world.Puzzles.Training(draw, index), p => p.Question, $"worked puzzles '{name}'");
            var prompt = $"{Canary}\n-----\nAnswer step by step.{string.Concat(shots.Select(s => $"\n\nQ: {s.Question}\nA: Let's think step by step.\n{s.Reasoning}"))}\n";
            yield return new SuiteFile($"bbh/cot-prompts/{name}.txt", Shots, Encoding.UTF8.GetBytes(prompt));
        }
    }
}
