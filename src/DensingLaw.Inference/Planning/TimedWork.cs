namespace DensingLaw.Inference;

/// <summary>A forward's work and the wall time it took.</summary>
public readonly record struct TimedWork(ForwardWork Work, double Seconds);
