using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// Grades model-written programs against a code benchmark's tests. The program and the tests run in two sandboxed interpreters: the tests call the program by
/// value, so that nothing that the program does to its own interpreter reaches the comparison. Safe for many threads at once.
/// </summary>
public sealed class CodeGrader : IDisposable
{
    /// <summary>Run-queue waiting, as a share of the wall limit, from which a time-out is put down to other work on the machine.</summary>
    private const double OverloadShare = 0.25;

    /// <summary>How much more waiting a second run may do; its processor time keeps the limit.</summary>
    private const double RetryFactor = 4;

    /// <summary>As in <c>candidate.py</c>.</summary>
    private const int NonceBytes = 16;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly PythonSandbox _sandbox;
    private readonly SemaphoreSlim _slots;
    private readonly TesterPool _testers;
    private readonly Lock _lock = new();
    private long _count;
    private double _cpuSeconds;

    /// <param name="sandbox">Must live longer than the grader, which is the only one to use it.</param>
    public CodeGrader(PythonSandbox sandbox)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        _sandbox = sandbox;
        _slots = new SemaphoreSlim(sandbox.Options.Degree);
        _testers = new TesterPool(sandbox);
    }

    /// <summary>What grading took so far.</summary>
    public GradedPrograms Graded
    {
        get
        {
            lock (_lock)
                return new GradedPrograms(_count, _sandbox.Starts, _cpuSeconds);
        }
    }

    /// <summary>Grades one program; waits while <see cref="SandboxOptions.Degree"/> others run.</summary>
    /// <param name="source">A <see cref="Benchmarks.HumanEval.HumanEvalProblem"/> or <see cref="Benchmarks.Mbpp.MbppTask"/>.</param>
    /// <param name="program">The program without tests; for HumanEval prompt and completion.</param>
    /// <param name="cancellation">Ends the wait for a place; a program that runs is run to its end.</param>
    /// <exception cref="EngineException">The sandbox failed; this is no verdict on the program.</exception>
    public CodeGrade Grade(ReleaseItem source, string program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var grade = Grade(CodeTest.Of(source), program, cancellation);
        lock (_lock)
        {
            _count++;
            _cpuSeconds += grade.CpuSeconds;
        }

        return grade;
    }

    internal CodeGrade Grade(CodeTest test, string program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (string.IsNullOrWhiteSpace(program))
            return NotRun("empty");
        byte[] text, check;
        try
        {
            text = s_strictUtf8.GetBytes($"{program}\n{test.AfterProgram}\n");
            check = s_strictUtf8.GetBytes($"{program}\n{test.Text}");
        }
        catch (EncoderFallbackException)
        {
            // Python's own name for a half of a surrogate pair in a program's text.
            return NotRun("UnicodeEncodeError");
        }

        _slots.Wait(cancellation);
        try
        {
            return Run(test, text, check);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _testers.Dispose();
        _slots.Dispose();
    }

    private CodeGrade Run(CodeTest test, byte[] program, byte[] check)
    {
        var wall = _sandbox.Options.WallSeconds;
        var attempt = new CodeAttempt(_sandbox, _testers, test, wall).Run(program);
        var isRetry = attempt.Failure == CodeAttempt.TimeOut && attempt.Time.Waited >= OverloadShare * wall;
        if (isRetry)
            attempt = new CodeAttempt(_sandbox, _testers, test, RetryFactor * wall).Run(program);
        var asksOfficial = attempt.Failure is not null and not CodeAttempt.TimeOut && attempt.Loaded;
        return new CodeGrade
        {
            Passed = attempt.Failure is null,
            Failure = attempt.Failure,
            SuspiciousPass = asksOfficial && PassesOfficialCheck(check, wall),
            CpuSeconds = attempt.Time.Used,
            Mode = "two-process",
            Retried = isRetry,
        };
    }

    private bool PassesOfficialCheck(byte[] check, double wall)
    {
        using var process = _sandbox.StartCandidate();
        // The program shares an interpreter with this check and could answer in its place: it has to know the nonce, at least.
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var reply = process.Ask([(byte)'X', .. nonce, .. check], TimeSpan.FromSeconds(wall), _sandbox.Options.ReplyBytes);
        return reply.Payload is [(byte)'V', .. var answer] && answer.AsSpan().SequenceEqual(nonce);
    }

    private static CodeGrade NotRun(string failure) =>
        new() { Passed = false, Failure = failure, SuspiciousPass = false, CpuSeconds = 0, Mode = "none", Retried = false };
}
