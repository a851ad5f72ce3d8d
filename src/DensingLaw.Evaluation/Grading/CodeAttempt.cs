using System.Diagnostics;
using System.Text;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Evaluation.Grading;

/// <summary>One run of a program under its tests: carries calls from the tests' process to the program's, and results back, without reading either.</summary>
internal sealed class CodeAttempt
{
    public const string TimeOut = "timeout";

    private const string Crash = "crash";

    /// <summary>Seconds beyond the program's that the tests' own work may take; results made to be slow to compare end here.</summary>
    private const double TesterSeconds = 5;

    private readonly PythonSandbox _sandbox;
    private readonly TesterPool _testers;
    private readonly CodeTest _test;
    private readonly Stopwatch _tested = new();
    private readonly Stopwatch _ran = new();
    private readonly double _wallSeconds;

    public CodeAttempt(PythonSandbox sandbox, TesterPool testers, CodeTest test, double wallSeconds)
    {
        _sandbox = sandbox;
        _testers = testers;
        _test = test;
        _wallSeconds = wallSeconds;
    }

    /// <param name="program">UTF-8.</param>
    public CodeAttemptResult Run(byte[] program)
    {
        using var candidate = _sandbox.StartCandidate();
        var loaded = AskCandidate(candidate, [(byte)'L', .. program]);
        var isLoaded = loaded.Payload is [(byte)'V', ..];
        var failure = isLoaded ? Test(candidate) : Failure(loaded);
        var time = candidate.Time;
        // A second run waits longer than the program may compute: its processor time decides, or the kernel's own limit on it.
        var limit = _sandbox.Options.WallSeconds;
        var isOver = time.Used > limit || (failure == Crash && _ran.Elapsed.TotalSeconds > limit);
        return new CodeAttemptResult(isOver ? TimeOut : failure, isLoaded, time);
    }

    private string? Test(SandboxProcess candidate)
    {
        var tester = _testers.Take();
        var isSound = false;
        try
        {
            var asked = AskTester(tester, _test.ToRequest());
            while (asked.Payload is [(byte)'G' or (byte)'M', ..])
            {
                var reply = AskCandidate(candidate, asked.Payload);
                if (reply.Outcome != SandboxOutcome.Answered)
                {
                    isSound = AskTester(tester, "A"u8).Payload is [(byte)'D', ..];
                    return Failure(reply);
                }

                asked = AskTester(tester, reply.Payload);
            }

            isSound = asked.Payload is [(byte)'D', ..];
            return asked.Payload switch
            {
                [(byte)'D', (byte)'1'] => null,
                [(byte)'D', (byte)'0', .. var name] => Failure(name),
                // A result that the tests cannot cope with: one that takes them beyond their time or memory.
                _ => asked.Outcome == SandboxOutcome.TimedOut ? TimeOut : Crash,
            };
        }
        finally
        {
            _testers.GiveBack(tester, isSound);
        }
    }

    private SandboxReply AskCandidate(SandboxProcess process, ReadOnlySpan<byte> request) => Ask(process, request, _ran, _wallSeconds);

    private SandboxReply AskTester(SandboxProcess process, ReadOnlySpan<byte> request) => Ask(process, request, _tested, _wallSeconds + TesterSeconds);

    private SandboxReply Ask(SandboxProcess process, ReadOnlySpan<byte> request, Stopwatch clock, double seconds)
    {
        clock.Start();
        // Some bytes more than a value may have: the frame of a reply is not part of it.
        var reply = process.Ask(request, TimeSpan.FromSeconds(seconds) - clock.Elapsed, _sandbox.Options.ReplyBytes + 1024);
        clock.Stop();
        return reply;
    }

    private static string Failure(SandboxReply reply) => reply.Outcome switch
    {
        SandboxOutcome.TimedOut => TimeOut,
        SandboxOutcome.TooLarge => "output",
        SandboxOutcome.Answered when reply.Payload is [(byte)'E', .. var name] => Failure(name),
        _ => Crash,
    };

    private static string Failure(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name[..Math.Min(name.Length, 80)]) switch
    {
        "MemoryError" => "memory",
        "Oversize" => "output",
        "" => Crash,
        var type => type,
    };
}
