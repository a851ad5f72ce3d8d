using System.CommandLine;
using System.Text.Json;
using DensingLaw.Evaluation.Data;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw doctor</c>: what this machine has, and whether it can measure.</summary>
internal static class DoctorCommand
{
    public static Command Create(Composition composition, CliContext context)
    {
        var data = new Option<string?>("--data") { HelpName = "DIR", Description = $"Folder of the benchmarks' releases (default: ${DataFolder.Variable}, else that of data pull)" };
        var engine = new Option<string?>("--engine") { HelpName = "NAME", Description = "Look at this engine alone, in this process, and print what was found as JSON", Hidden = true };
        var command = new Command("doctor", "Show what this machine has, whether the engines and the sandbox work on it, and what mends what does not.") { data, engine };
        command.SetAction(result =>
        {
            if (result.GetValue(engine) is not { } name)
                return Run(composition, result.GetValue(data), context);
            if (!composition.DiagnoseHere.TryGetValue(name, out var diagnose))
                throw new ConfigurationException($"--engine is '{name}'{NearNames.Hint(name, composition.DiagnoseHere.Keys)}; there are: {string.Join(", ", composition.DiagnoseHere.Keys)}");
            context.Out.WriteLine(JsonSerializer.Serialize(diagnose(), EngineDiagnosisJson.Default.EngineDiagnosis));
            return ExitCode.Ok;
        });
        return command;
    }

    private static int Run(Composition composition, string? data, CliContext context)
    {
        foreach (var finding in MachineFindings.All())
            Write(finding, context);
        Write(Sandbox(composition.StartSandbox), context);
        foreach (var finding in Data(composition.Data, DataFolder.Choose(data)))
            Write(finding, context);
        var diagnoses = composition.DiagnoseEngines.Select(diagnose => diagnose()).ToArray();
        foreach (var finding in diagnoses.SelectMany(Engine))
            Write(finding, context);
        var working = diagnoses.Where(e => e.Problem is null).ToArray();
        context.Out.WriteLine(working.Length == 0
            ? $"{"verdict",-14}no engine works here; the lines above say why"
            : $"{"verdict",-14}ready: {string.Join("; ", working.Select(e => $"{e.Name} on {string.Join(", ", e.Devices)}"))}");
        return working.Length == 0 ? ExitCode.Engine : ExitCode.Ok;
    }

    private static void Write(Finding finding, CliContext context)
    {
        var lines = TextWrap.Labelled($"{finding.Label,-14}{Word(finding.Verdict),-9}", finding.Text, context.Columns);
        if (finding.Mend is { } mend)
            lines = lines.Concat(TextWrap.Labelled($"{"",-14}{"",-9}mend: ", mend, context.Columns));
        foreach (var line in lines)
            context.Out.WriteLine(line);
    }

    private static string Word(FindingVerdict verdict) => verdict switch
    {
        FindingVerdict.Ok => "ok",
        FindingVerdict.Missing => "missing",
        _ => "broken",
    };

    /// <summary>The loader's messages name the mend after a semicolon.</summary>
    private static IEnumerable<Finding> Engine(EngineDiagnosis engine)
    {
        if (engine.Problem is { } problem)
        {
            var (what, mend) = Split(problem);
            yield return new Finding($"engine {engine.Name}", FindingVerdict.Missing, what, mend ?? "build or publish again; other engines work without it");
            yield break;
        }

        yield return new Finding($"engine {engine.Name}", FindingVerdict.Ok, $"{engine.Version}, {engine.LibraryPath}; runs on: {string.Join(", ", engine.Devices)}");
        if (engine.NoCuda is { } noCuda)
        {
            var (what, mend) = Split(noCuda);
            yield return new Finding($"  {engine.Name} CUDA", FindingVerdict.Missing, what, mend);
        }
    }

    private static Finding Sandbox(Func<SandboxOptions, PythonSandbox> start)
    {
        try
        {
            using var sandbox = start(new SandboxOptions());
            return new Finding(
                "sandbox", FindingVerdict.Ok, $"{PythonSandbox.Tier}, {sandbox.PythonVersion}{(sandbox.LimitsFileCount ? "" : ", without a limit on the number of files")}");
        }
        catch (EngineException error)
        {
            var (what, mend) = Split(error.Message);
            return new Finding("sandbox", FindingVerdict.Broken, what, mend);
        }
    }

    private static IEnumerable<Finding> Data(DataParts parts, string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield return new Finding("data", FindingVerdict.Missing, $"there is no folder {folder}", $"densinglaw data pull, or name the folder with --data or {DataFolder.Variable}");
            yield break;
        }

        yield return new Finding("data", FindingVerdict.Ok, folder);
        foreach (var state in parts.Names.Select(name => DataState.Of(parts.LoadManifest(name), folder)))
        {
            var name = state.Manifest.Name;
            yield return state.IsGood ? new Finding($"  {name}", FindingVerdict.Ok, state.Text)
                : state.IsAbsent ? new Finding($"  {name}", FindingVerdict.Missing, state.Text, $"densinglaw data pull {name}, or data import")
                : new Finding($"  {name}", FindingVerdict.Broken, state.Text, $"densinglaw data verify {name} names the files; densinglaw data pull {name} fetches them again");
        }
    }

    private static (string What, string? Mend) Split(string message) =>
        message.IndexOf("; ", StringComparison.Ordinal) is > 0 and var at ? (message[..at], message[(at + 2)..]) : (message, null);
}
