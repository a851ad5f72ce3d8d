using System.Collections.Concurrent;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Evaluation.Grading;

/// <summary>Interpreters that run tests, kept between programs: no program's text ever enters one.</summary>
internal sealed class TesterPool(PythonSandbox sandbox) : IDisposable
{
    private readonly ConcurrentBag<SandboxProcess> _idle = [];

    /// <exception cref="EngineException">The sandbox failed.</exception>
    public SandboxProcess Take() => _idle.TryTake(out var tester) ? tester : sandbox.StartTester();

    /// <param name="tester">One that was taken.</param>
    /// <param name="isSound">Whether it said that it was done with its test; otherwise it is ended.</param>
    public void GiveBack(SandboxProcess tester, bool isSound)
    {
        if (isSound)
            _idle.Add(tester);
        else
            tester.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var tester))
            tester.Dispose();
    }
}
