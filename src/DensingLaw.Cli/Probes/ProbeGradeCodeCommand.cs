using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe grade code</c>: programs against the tests of HumanEval and MBPP.</summary>
internal static class ProbeGradeCodeCommand
{
    private static readonly string[] s_benchmarks = ["humaneval", "mbpp"];

    public static Command Create(Func<SandboxOptions, PythonSandbox> start, CliContext context)
    {
        var data = new Option<string>("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases", Required = true };
        var wall = new Option<string?>("--wall-seconds") { HelpName = "S", Description = "Seconds that a program may take (default: 3)" };
        var files = new ProbeFiles();
        var command = new Command("code", "Lines {benchmark, item, program} to {passed, failure, suspicious, cpuSeconds}; programs run in the sandbox.") { data, wall };
        files.AddTo(command, withInput: true);
        command.Validators.Add(result =>
        {
            if (Seconds(result.GetValue(wall)) is null)
                result.AddError($"--wall-seconds is '{result.GetValue(wall)}'; give a number above 0, at most 3600");
        });
        command.SetAction(result =>
        {
            using var sandbox = start(new SandboxOptions { WallSeconds = Seconds(result.GetValue(wall))!.Value });
            using var grader = new CodeGrader(sandbox);
            var items = new CodeItems(result.GetValue(data)!);
            using var input = files.OpenInput(result, context, out var name);
            using var output = files.OpenOutput(result, context);
            JsonLines.Map(input, name, output, (line, writer) => Grade(grader, items, line, writer, context.Cancellation), context.Cancellation, sandbox.Options.Degree);
            return ExitCode.Ok;
        });
        return command;
    }

    private static double? Seconds(string? text) =>
        text is null ? new SandboxOptions().WallSeconds
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600 ? seconds
        : null;

    private static void Grade(CodeGrader grader, CodeItems items, JsonElement line, Utf8JsonWriter writer, CancellationToken cancellation)
    {
        var source = items.Find(ProbeLine.RequiredText(line, "benchmark"), Item(line));
        var grade = grader.Grade(source, ProbeLine.RequiredText(line, "program"), cancellation);
        writer.WriteBoolean("passed", grade.Passed);
        writer.WriteString("failure", grade.Failure);
        writer.WriteBoolean("suspicious", grade.SuspiciousPass);
        writer.WriteNumber("cpuSeconds", Math.Round(grade.CpuSeconds, 6));
        writer.WriteString("mode", grade.Mode);
        writer.WriteBoolean("retried", grade.Retried);
    }

    /// <summary>MBPP's names are numbers: they may be given as such.</summary>
    private static string Item(JsonElement line) =>
        line.TryGetProperty("item", out var item) && item.ValueKind == JsonValueKind.Number ? item.GetRawText() : ProbeLine.RequiredText(line, "item");

    /// <summary>The benchmarks' items by name, each benchmark read when a line first names it.</summary>
    private sealed class CodeItems(string dataFolder)
    {
        private readonly Dictionary<string, Lazy<Dictionary<string, ReleaseItem>>> _items = s_benchmarks.ToDictionary(
            b => b, b => new Lazy<Dictionary<string, ReleaseItem>>(() => BenchmarkCatalog.Load(b, dataFolder).Items().ToDictionary(i => i.Id, i => i.Source!)));

        public ReleaseItem Find(string benchmark, string item)
        {
            if (!_items.TryGetValue(benchmark, out var items))
                throw new FormatException($"'benchmark' is '{benchmark}'; there are: {string.Join(", ", s_benchmarks)}");
            return items.Value.GetValueOrDefault(item) ?? throw new FormatException($"{benchmark} has no item '{item}'");
        }
    }
}
