using System.Runtime.InteropServices;

namespace DensingLaw.Cli;

/// <summary>How wide a terminal is, asked of the kernel: <see cref="Console.WindowWidth"/> sends the terminal a sequence of its own first.</summary>
internal static class TerminalWidth
{
    private const int StandardOutput = 1;

    /// <summary>TIOCGWINSZ of Linux.</summary>
    private const nuint GetWindowSize = 0x5413;

    /// <summary>Columns of the terminal that standard output is; null where it is none, or does not know.</summary>
    public static int? OfOutput() =>
        OperatingSystem.IsLinux() && Control(StandardOutput, GetWindowSize, out var size) == 0 && size.Columns > 0 ? size.Columns : null;

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows, Columns, XPixels, YPixels;
    }
}
