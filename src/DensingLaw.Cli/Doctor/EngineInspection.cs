using System.Diagnostics;
using System.Text.Json;

namespace DensingLaw.Cli;

/// <summary>Looks at an engine in a process of its own: two engines' native libraries do not get along in one, and one that crashes must not take the rest with it.</summary>
internal static class EngineInspection
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs this program's <c>doctor --engine NAME</c> and reads what it found.</summary>
    public static EngineDiagnosis Ask(string engine)
    {
        using var process = Process.Start(OwnProcess.With(["doctor", "--engine", engine]))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            return Broken(engine, $"its native library did not load within {s_patience.TotalSeconds:0} s");
        }

        var found = process.ExitCode == ExitCode.Ok ? JsonSerializer.Deserialize(output.GetAwaiter().GetResult(), EngineDiagnosisJson.Default.EngineDiagnosis) : null;
        return found ?? Broken(engine, $"loading its native library ended the process with code {process.ExitCode}: {LastLine(error.GetAwaiter().GetResult())}");
    }

    private static EngineDiagnosis Broken(string engine, string problem) => new(engine, null, null, [], null, problem);

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";
}
