using System.Runtime.InteropServices;
using TorchSharp;

namespace DensingLaw.Inference.Torch;

/// <summary>
/// Loads libtorch and TorchSharp's native part as an explicit step, once a process. TorchSharp's own loader prints to the console and copies files when
/// they are missing, so that it is asked only after both are loaded.
/// </summary>
internal static class TorchLibrary
{
    private static readonly Lazy<string?> s_problem = new(Load);

    /// <summary>Null when the libraries are loaded; otherwise one line: what is missing and what to do.</summary>
    public static string? Problem => s_problem.Value;

    private static string Mend => ProgramFolder.IsBuilt
        ? "run scripts/restore-packages --torch and build again"
        : "from the sources scripts/restore-packages --torch and scripts/publish --torch make a copy of the program with it";

    private static string? Load()
    {
        // Not a member of torch: its static constructor runs TorchSharp's loader.
        var assembly = typeof(DeviceType).Assembly;
        try
        {
            NativeLibrary.Load("torch_cpu", assembly, null);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            return $"libtorch is not beside the program ({Cause(error)}); {Mend}, or use --engine onnx";
        }

        try
        {
            NativeLibrary.Load("LibTorchSharp", assembly, null);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            return $"TorchSharp's native library does not load ({Cause(error)}); {Mend}, or use --engine onnx";
        }

        torch.InitializeDeviceType(DeviceType.CPU);
        return null;
    }

    /// <summary>The loader lists every place it tried, one a line; the telling one is of a file that exists.</summary>
    private static string Cause(Exception error)
    {
        var lines = error.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(l => l.Contains(".so", StringComparison.Ordinal) && !l.Contains("No such file", StringComparison.Ordinal)) ?? "not found";
    }
}
