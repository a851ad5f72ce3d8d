using System.Globalization;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>What the kernel counted for a process of one thread, from <c>/proc/PID/schedstat</c>.</summary>
/// <param name="Used">Seconds on a processor.</param>
/// <param name="Waited">Seconds ready to run while others had the processors.</param>
internal readonly record struct ProcessorTime(double Used, double Waited)
{
    /// <summary>The count so far; zeros when the process is gone or the kernel does not count.</summary>
    public static ProcessorTime Of(int processId)
    {
        try
        {
            var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/schedstat")).Split(' ');
            return new ProcessorTime(Seconds(fields[0]), Seconds(fields[1]));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    public static ProcessorTime operator -(ProcessorTime after, ProcessorTime before) => new(Math.Max(0, after.Used - before.Used), Math.Max(0, after.Waited - before.Waited));

    private static double Seconds(string nanoseconds) => long.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1e9;
}
