using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;

namespace DensingLaw.Evaluation.Grading;

/// <summary>How an item tests a program; all of it the benchmark's own text.</summary>
internal sealed record CodeTest
{
    /// <summary>Definitions that the tests may use beside the program: HumanEval's prompt; empty for MBPP.</summary>
    public required string Helpers { get; init; }

    /// <summary>The benchmark's own program: the names that it defines are the program's even where they hide a built-in; empty where the entry point says it.</summary>
    public required string Reference { get; init; }

    /// <summary>The name of the tested function; null where the tests name it themselves.</summary>
    public required string? EntryPoint { get; init; }

    /// <summary>The statements that pass when none raises; appended to the program they are the official check.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// What follows the program when it is loaded. In the official check the tests' definitions replace the program's of the same name: so they do here, with
    /// stand-ins; and a program that ends in the middle of something fails here as there.
    /// </summary>
    public string AfterProgram { get; init; } = "pass";

    /// <exception cref="ArgumentException">Not an item of a code benchmark.</exception>
    public static CodeTest Of(ReleaseItem source) => source switch
    {
        HumanEvalProblem problem => new CodeTest
        {
            Helpers = problem.Prompt,
            Reference = "",
            EntryPoint = problem.EntryPoint,
            AfterProgram = "METADATA = {}\ndef check(candidate): raise TypeError('check belongs to the tests')",
            Text = $"{problem.Test}\ncheck({problem.EntryPoint})",
        },
        // test_setup_code is not run: lm-evaluation-harness ignores it (PROTOCOLS 2.5).
        MbppTask task => new CodeTest { Helpers = "", Reference = task.Code, EntryPoint = null, Text = string.Join('\n', task.TestImports.Concat(task.Tests)) },
        _ => throw new ArgumentException($"{source.GetType().Name} is no item of a code benchmark", nameof(source)),
    };

    /// <summary>As <c>tester.py</c> reads it.</summary>
    public byte[] ToRequest()
    {
        var buffer = new MemoryStream();
        buffer.WriteByte((byte)'T');
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("helpers", Helpers);
            writer.WriteString("reference", Reference);
            writer.WriteString("entry", EntryPoint);
            writer.WriteString("text", Text);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
