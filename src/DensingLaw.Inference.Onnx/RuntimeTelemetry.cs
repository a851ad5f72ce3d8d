using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DensingLaw.Inference.Onnx;

/// <summary>
/// ONNX Runtime 1.31 gathers usage data and sends them to its makers, and keeps a device's id in the user's cache folder, unless <c>ORT_DISABLE_TELEMETRY</c> is set when its
/// library is first used. This program sends nothing anywhere.
/// </summary>
internal static partial class RuntimeTelemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    // Before any call of the library, whichever part of this project makes it.
#pragma warning disable CA2255 // A library's initializer runs in its users' programs: this one must.
    [ModuleInitializer]
    internal static void Disable()
#pragma warning restore CA2255
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        // On Unix the call above changes .NET's copy of the environment, which native libraries do not see.
        if (!OperatingSystem.IsWindows() && SetNative(Variable, "1", 1) != 0)
            throw new EngineException($"{Variable} cannot be set (error {Marshal.GetLastPInvokeError()}); set it to 1 before starting the program");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetNative(string name, string value, int overwrite);
}
