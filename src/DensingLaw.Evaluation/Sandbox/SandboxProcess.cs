using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>
/// One interpreter in its own sandbox. It is asked one thing at a time over its standard streams; when the time for an answer is over, or the answer is too
/// large, it is ended, and everything in its process-id namespace with it. For one thread at a time.
/// </summary>
internal sealed partial class SandboxProcess : IDisposable
{
    /// <summary>Descriptors a sandboxed process may have; <c>channel.py</c> keeps the channel on the last two.</summary>
    public const int Descriptors = 64;

    private const string ReadyMarker = "\0densinglaw sandbox ready\0";
    private const int MostPreambleBytes = 64 << 10;
    private const int ExitMilliseconds = 60_000;

    private readonly Lock _gate = new();
    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly Timer _watchdog;
    private readonly CancellationTokenRegistration _ending;
    private readonly ProcessorTime _atStart;
    private ProcessorTime? _atEnd;
    private long _deadline = long.MaxValue;
    private bool _expired;

    /// <summary>Waits until the interpreter is ready. The process is owned from now on.</summary>
    /// <param name="process">The sandbox's outermost process.</param>
    /// <param name="startLimit">The time to get ready.</param>
    /// <param name="end">Ends the process at any time.</param>
    /// <exception cref="EngineException">It did not get ready; the message is what it said.</exception>
    public SandboxProcess(Process process, TimeSpan startLimit, CancellationToken end = default)
    {
        _process = process;
        _input = process.StandardInput.BaseStream;
        _output = process.StandardOutput.BaseStream;
        _watchdog = new Timer(_ => OnDeadline());
        _ending = end.Register(Kill);
        Arm(startLimit);
        var preamble = ReadPreamble();
        if (Disarm() || !preamble.EndsWith(ReadyMarker, StringComparison.Ordinal))
        {
            var cause = _expired ? FormattableString.Invariant($"it was not ready within {startLimit.TotalSeconds} s") : PythonRuntime.OneLine(ProcessReport().Replace(preamble, ""));
            Dispose();
            throw new EngineException(cause);
        }

        var reported = ProcessReport().Match(preamble);
        ProcessId = reported.Success ? int.Parse(reported.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        _atStart = ProcessorTime.Of(ProcessId);
    }

    /// <summary>The interpreter's process as this program sees it; 0 when bubblewrap did not say.</summary>
    public int ProcessId { get; }

    /// <summary>Processor time since the interpreter was ready; the last count before its end when it is gone.</summary>
    public ProcessorTime Time => (_atEnd ?? ProcessorTime.Of(ProcessId)) - _atStart;

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="request">The payload.</param>
    /// <param name="limit">The time for the answer; when it is over the process is ended.</param>
    /// <param name="mostBytes">The largest answer.</param>
    public SandboxReply Ask(ReadOnlySpan<byte> request, TimeSpan limit, int mostBytes)
    {
        if (limit <= TimeSpan.Zero)
        {
            Expire();
            return new SandboxReply(SandboxOutcome.TimedOut, []);
        }

        Arm(limit);
        SandboxReply reply;
        try
        {
            reply = Exchange(request, mostBytes);
        }
        catch (IOException)
        {
            // The other end of the pipe is gone.
            reply = new SandboxReply(SandboxOutcome.Ended, []);
        }

        return Disarm() ? new SandboxReply(SandboxOutcome.TimedOut, []) : reply;
    }

    /// <summary>Ends the process and all that is in its namespaces.</summary>
    public void Dispose()
    {
        _ending.Dispose();
        Disarm();
        Kill();
        _watchdog.Dispose();
        if (!_process.WaitForExit(ExitMilliseconds))
            throw new EngineException($"a sandboxed process (bwrap, process {_process.Id}) does not end when killed; see dmesg");
        _process.Dispose();
    }

    private SandboxReply Exchange(ReadOnlySpan<byte> request, int mostBytes)
    {
        Span<byte> head = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, request.Length);
        _input.Write(head);
        _input.Write(request);
        _input.Flush();
        if (_output.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return new SandboxReply(SandboxOutcome.Ended, []);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length > mostBytes)
        {
            Kill();
            return new SandboxReply(SandboxOutcome.TooLarge, []);
        }

        // Room is made as bytes come in: a length alone costs its receiver nothing.
        var payload = new MemoryStream((int)Math.Min(length, 4096));
        Span<byte> buffer = stackalloc byte[16 << 10];
        while (payload.Length < length)
        {
            var count = _output.Read(buffer[..(int)Math.Min(buffer.Length, length - payload.Length)]);
            if (count == 0)
                return new SandboxReply(SandboxOutcome.Ended, []);
            payload.Write(buffer[..count]);
        }

        return new SandboxReply(SandboxOutcome.Answered, payload.ToArray());
    }

    /// <summary>bubblewrap's report of the process id, error messages if any, and the mark of readiness: nothing more comes before the first request.</summary>
    private string ReadPreamble()
    {
        var text = new StringBuilder();
        Span<byte> buffer = stackalloc byte[1024];
        try
        {
            while (text.Length < MostPreambleBytes && _output.Read(buffer) is > 0 and var count)
            {
                text.Append(Encoding.Latin1.GetString(buffer[..count]));
                if (buffer[count - 1] == 0 && text.ToString().EndsWith(ReadyMarker, StringComparison.Ordinal))
                    break;
            }
        }
        catch (IOException error)
        {
            text.Append(error.Message);
        }

        return text.ToString();
    }

    private void Arm(TimeSpan limit)
    {
        lock (_gate)
            _deadline = Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency);
        _watchdog.Change(limit, Timeout.InfiniteTimeSpan);
    }

    /// <returns>Whether the time was over.</returns>
    private bool Disarm()
    {
        lock (_gate)
        {
            _deadline = long.MaxValue;
            return _expired;
        }
    }

    // A late call for an earlier request finds a deadline that lies ahead. Timers may be a little early.
    private void OnDeadline()
    {
        lock (_gate)
        {
            if (_deadline != long.MaxValue && Stopwatch.GetTimestamp() > _deadline - (Stopwatch.Frequency / 20))
                Expire();
        }
    }

    private void Expire()
    {
        lock (_gate)
        {
            _expired = true;
            Kill();
        }
    }

    // bubblewrap dies; the kernel then ends process 1 of the namespace (--die-with-parent), and with it every other process there.
    private void Kill()
    {
        lock (_gate)
        {
            _atEnd ??= ProcessorTime.Of(ProcessId);
            _process.Kill();
        }
    }

    [GeneratedRegex("\\{[^}]*\"child-pid\": *([0-9]+)[^}]*\\}")]
    private static partial Regex ProcessReport();
}
