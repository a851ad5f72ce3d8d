using System.Runtime.InteropServices;

namespace DensingLaw.Cli;

/// <summary>
/// Ctrl-C and SIGTERM. The first one asks the command to stop, which ends a forward that is under way and sandboxed programs; a step that cannot be interrupted
/// (hashing a checkpoint, reading a release, loading a model) is cut off a moment later (<see cref="Grace"/>), which loses nothing: results are committed one by
/// one, and files are written beside their place. The second one ends the process as the system does.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Timer _cut = new(_ => CutOff());
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => _stop.Token;

    public StopGrace Grace { get; } = new();

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _cut.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = !_stop.IsCancellationRequested;
        if (!signal.Cancel)
            return;
        _cut.Change(Grace.Value, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }

    private static void CutOff()
    {
        Console.Error.WriteLine("cancelled; what finished is kept: run the same command to go on");
        EndProcess(ExitCode.Cancelled);
    }

    // Not Environment.Exit: that runs native libraries' exit handlers beside threads that still compute in them.
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EndProcess(int code);
}
