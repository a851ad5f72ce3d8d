using System.CommandLine;
using System.Text.Json;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe grade</c>: what a benchmark's grader makes of a completion.</summary>
internal static class ProbeGradeCommand
{
    public static Command Create(CliContext context) => new("grade", "What a benchmark's grader makes of a completion.")
    {
        Create("bbh", "Lines {completion}, or {completion, target}, to {strict, lenient} and whether each is right.", GradeBbh, context),
        Create("math", "Lines {gold, answer}, the content of the gold box and a completion, to {verdict, rule, compatible} and the answer found.", GradeMath, context),
    };

    private static Command Create(string name, string description, Action<JsonElement, Utf8JsonWriter> grade, CliContext context)
    {
        var files = new ProbeFiles();
        var command = new Command(name, description);
        files.AddTo(command, withInput: true);
        command.SetAction(result =>
        {
            using var input = files.OpenInput(result, context, out var inputName);
            using var output = files.OpenOutput(result, context);
            JsonLines.Map(input, inputName, output, grade, context.Cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void GradeBbh(JsonElement line, Utf8JsonWriter writer)
    {
        var target = ProbeLine.Text(line, "target");
        var grade = BbhGrader.Grade(ProbeLine.RequiredText(line, "completion"), target ?? "");
        WriteAnswer("strict", grade.Strict);
        WriteAnswer("lenient", grade.Lenient);
        if (target is null)
            return;
        writer.WriteBoolean("strictCorrect", grade.StrictCorrect);
        writer.WriteBoolean("lenientCorrect", grade.LenientCorrect);

        // An answer that was not found is null, whatever lm-evaluation-harness writes in its place.
        void WriteAnswer(string name, ExtractedAnswer answer)
        {
            if (answer.Outcome == AnswerOutcome.Extracted)
                writer.WriteString(name, answer.Text);
            else
                writer.WriteNull(name);
        }
    }

    private static void GradeMath(JsonElement line, Utf8JsonWriter writer)
    {
        var grade = MathGrader.Grade(ProbeLine.RequiredText(line, "gold"), ProbeLine.RequiredText(line, "answer"));
        writer.WriteBoolean("verdict", grade.Correct);
        writer.WriteString("rule", grade.Rule);
        writer.WriteBoolean("compatible", grade.Compatible);
        writer.WriteString("compatibleRule", grade.CompatibleRule);
        if (grade.Answer.Outcome == AnswerOutcome.Extracted)
            writer.WriteString("extracted", grade.Answer.Text);
        else
            writer.WriteNull("extracted");
        writer.WriteString("source", MathAnswerSources.Name(grade.Source));
    }
}
