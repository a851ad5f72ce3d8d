using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>
/// Starts processes on a thread of its own. "Dies with its parent" means in Linux: with the thread that started it; a thread of the pool may end at any time,
/// this one lives as long as its owner.
/// </summary>
internal sealed class LaunchThread : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _requests = [];
    private readonly Thread _thread;

    public LaunchThread()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "sandbox launcher" };
        _thread.Start();
    }

    /// <exception cref="EngineException">The program cannot be started.</exception>
    public Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _requests.CompleteAdding();
        _thread.Join();
        _requests.Dispose();
    }

    private void Work()
    {
        foreach (var (start, started) in _requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Win32Exception error)
            {
                started.SetException(new EngineException($"{start.FileName} cannot be started: {error.Message}", error));
            }
        }
    }
}
