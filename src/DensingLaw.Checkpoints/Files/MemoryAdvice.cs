using System.Runtime.InteropServices;

namespace DensingLaw.Checkpoints;

/// <summary>madvise(2).</summary>
internal static unsafe partial class MemoryAdvice
{
    /// <summary>MADV_DONTNEED: clean pages of a file mapping are dropped.</summary>
    public const int DontNeed = 4;

    [LibraryImport("libc", EntryPoint = "madvise", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Set(void* address, nuint length, int advice);
}
