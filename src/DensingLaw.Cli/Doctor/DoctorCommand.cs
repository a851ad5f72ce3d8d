using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw doctor</c>: what this machine has, and whether it can measure.</summary>
internal static class DoctorCommand
{
    public static Command Create(IReadOnlyList<Func<EngineDiagnosis>> engines, Func<SandboxOptions, PythonSandbox> startSandbox, CliContext context)
    {
        var command = new Command("doctor", "Show what this machine has and whether an engine works on it.");
        command.SetAction(_ => Run(engines, startSandbox, context));
        return command;
    }

    private static int Run(IReadOnlyList<Func<EngineDiagnosis>> engines, Func<SandboxOptions, PythonSandbox> startSandbox, CliContext context)
    {
        Line("program", ToolVersion.Text);
        Line("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}");
        Line("cores", $"{Environment.ProcessorCount}{VectorText()}");
        Line("memory", string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0.0} GiB available to the process"));
        Line(".NET", RuntimeInformation.FrameworkDescription);
        Line("GPU driver", GraphicsDriver.Version() ?? "none");
        foreach (var gpu in GraphicsDriver.Gpus())
            Line("GPU", gpu);
        Line("sandbox", SandboxText(startSandbox));
        var diagnoses = engines.Select(diagnose => diagnose()).ToArray();
        foreach (var engine in diagnoses)
        {
            Line($"engine {engine.Name}", engine.Problem ?? $"{engine.Version}, {engine.LibraryPath}");
            if (engine.Problem is null)
                Line("", $"runs on: {string.Join(", ", engine.Devices)}");
            if (engine.NoCuda is { } missing)
                Line("", $"no CUDA: {missing}");
        }

        var working = diagnoses.Where(e => e.Problem is null).ToArray();
        Line("verdict", working.Length == 0
            ? "no engine works here; the lines above say why"
            : $"ready: {string.Join("; ", working.Select(e => $"{e.Name} on {string.Join(", ", e.Devices)}"))}");
        return working.Length == 0 ? ExitCode.Engine : ExitCode.Ok;

        void Line(string label, string text) => context.Out.WriteLine($"{label,-14}{text}");
    }

    private static string SandboxText(Func<SandboxOptions, PythonSandbox> start)
    {
        try
        {
            using var sandbox = start(new SandboxOptions());
            return $"works: {PythonSandbox.Tier}, {sandbox.PythonVersion}{(sandbox.LimitsFileCount ? "" : ", without a limit on the number of files")}";
        }
        catch (EngineException error)
        {
            return error.Message;
        }
    }

    private static string VectorText() => Avx512F.IsSupported ? " (AVX-512)" : Avx2.IsSupported ? " (AVX2)" : "";
}
