using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>What <c>doctor</c> says of the machine; loads no engine.</summary>
internal static class MachineFindings
{
    /// <summary>Memory below which even a checkpoint of 135 M parameters and MMLU's release are tight, in bytes.</summary>
    private const long LittleMemory = 2L << 30;

    public static IEnumerable<Finding> All()
    {
        yield return new Finding("program", FindingVerdict.Ok, $"{ToolVersion.Text}, {AppContext.BaseDirectory}");
        var isTried = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;
        yield return new Finding(
            "system", isTried ? FindingVerdict.Ok : FindingVerdict.Broken, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
            isTried ? null : "only Linux on x64 has been tried; use such a machine");
        yield return Processor();
        yield return Memory();
        yield return new Finding(".NET", FindingVerdict.Ok, $"{RuntimeInformation.FrameworkDescription}, {RuntimeEnvironment.GetRuntimeDirectory()}");
        yield return Sqlite();
        if (GraphicsDriver.Version() is not { } driver)
        {
            yield return new Finding("GPU driver", FindingVerdict.Missing, "no NVIDIA driver", "for --device cuda install an NVIDIA driver (580 or newer), CUDA 13; a CPU needs none");
            yield break;
        }

        yield return new Finding("GPU driver", FindingVerdict.Ok, driver);
        foreach (var gpu in GraphicsDriver.Gpus())
            yield return new Finding("GPU", FindingVerdict.Ok, gpu);
    }

    private static Finding Processor()
    {
        string[] features = [.. Features()];
        return Avx2.IsSupported || !Sse2.IsSupported
            ? new Finding("processor", FindingVerdict.Ok, $"{ProcessorName()}, {Environment.ProcessorCount} cores, {string.Join(", ", features)}")
            : new Finding("processor", FindingVerdict.Broken, $"{ProcessorName()}, {Environment.ProcessorCount} cores, no AVX2", "everything works several times slower than on a processor with AVX2");
    }

    private static IEnumerable<string> Features()
    {
        if (Avx2.IsSupported)
            yield return "AVX2";
        if (Fma.IsSupported)
            yield return "FMA";
        if (Avx512F.IsSupported)
            yield return "AVX-512";
        if (AvxVnni.IsSupported)
            yield return "AVX-VNNI";
    }

    private static string ProcessorName()
    {
        const string List = "/proc/cpuinfo", Key = "model name";
        var line = File.Exists(List) ? File.ReadLines(List).FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line is null ? $"{RuntimeInformation.ProcessArchitecture}" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static Finding Memory() => Memory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, MachineMemory.Read());

    /// <param name="limit">What this process may have in all, a container's limit included; bytes.</param>
    /// <param name="machine">The machine's memory; null where the kernel does not tell.</param>
    internal static Finding Memory(long limit, MachineMemory? machine)
    {
        var text = machine is { } memory
            ? string.Create(CultureInfo.InvariantCulture, $"{Gibibytes(limit)} GiB for this process; {Gibibytes(memory.Available)} of the machine's {Gibibytes(memory.Total)} GiB are available now")
            : string.Create(CultureInfo.InvariantCulture, $"{Gibibytes(limit)} GiB for this process");
        if (limit < LittleMemory)
            return new Finding("memory", FindingVerdict.Broken, text, "a checkpoint needs about four bytes a parameter and a gigabyte beside; raise the limit or take a smaller checkpoint");
        return machine is { Available: < LittleMemory }
            ? new Finding("memory", FindingVerdict.Broken, text, "a checkpoint needs about four bytes a parameter and a gigabyte beside; end what holds the rest, or take a smaller checkpoint")
            : new Finding("memory", FindingVerdict.Ok, text);
    }

    private static Finding Sqlite() => JournalLibrary.Describe() is var library && library.Problem is null
        ? new Finding("SQLite", FindingVerdict.Ok, $"{library.Version}, {library.Path}")
        : new Finding("SQLite", FindingVerdict.Broken, library.Problem, "runs cannot be recorded; build or publish again");

    private static double Gibibytes(long bytes) => Math.Round(bytes / (double)(1 << 30), 1);
}
