namespace DensingLaw.Cli.Tests;

/// <summary>
/// A clock that goes while this process has a processor: with an engine of one thread it shows what a run takes on a machine of its own, whatever else runs here.
/// </summary>
internal sealed class ProcessorTime : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
