using System.CommandLine;
using System.Text.Json;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe grade</c>: what a benchmark's grader makes of a completion.</summary>
internal static class ProbeGradeCommand
{
    public static Command Create(Func<SandboxOptions, PythonSandbox> startSandbox, CliContext context) =>
        new("grade", "What a benchmark's grader makes of a completion.") { CreateBbh(context), ProbeGradeCodeCommand.Create(startSandbox, context) };

    private static Command CreateBbh(CliContext context)
    {
        var files = new ProbeFiles();
        var command = new Command("bbh", "Lines {completion}, or {completion, target}, to {strict, lenient} and whether each is right.");
        files.AddTo(command, withInput: true);
        command.SetAction(result =>
        {
            using var input = files.OpenInput(result, context, out var name);
            using var output = files.OpenOutput(result, context);
            JsonLines.Map(input, name, output, GradeBbh, context.Cancellation);
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
}
