namespace DensingLaw.Inference;

/// <summary>Work done so far, with the time of each forward of it. May be read by other threads than the one that works.</summary>
public sealed class WorkMeter
{
    /// <summary>The first forwards prepare memory and kernels, and are slower than all later ones.</summary>
    private const int WarmUp = 2;

    /// <summary>Forwards whose times are kept: enough for any fit, and a run may have millions.</summary>
    private const int MaxSamples = 4096;

    private readonly Lock _lock = new();
    private readonly List<TimedWork> _samples = [];
    private ForwardWork _work;
    private double _seconds;

    /// <summary>All work so far.</summary>
    public ForwardWork Work
    {
        get
        {
            lock (_lock)
                return _work;
        }
    }

    /// <summary>Wall time of all work so far.</summary>
    public double Seconds
    {
        get
        {
            lock (_lock)
                return _seconds;
        }
    }

    /// <summary>The times of the first forwards but for the very first two, unless there are no others.</summary>
    public IReadOnlyList<TimedWork> Samples()
    {
        lock (_lock)
            return _samples.Count > WarmUp ? _samples[WarmUp..] : [.. _samples];
    }

    internal void Add(ForwardWork work, double seconds)
    {
        lock (_lock)
        {
            _work += work;
            _seconds += seconds;
            if (_samples.Count < MaxSamples)
                _samples.Add(new TimedWork(work, seconds));
        }
    }
}
