namespace DensingLaw.Training.Loop;

/// <summary>
/// Warm-up, stable, decay: the learning rate rises linearly over the first steps, stays, and falls linearly to 0 over the last share of the steps. Only the
/// decay depends on the stop, so that one stable run serves them all.
/// </summary>
/// <param name="WarmupSteps">At least 1.</param>
/// <param name="DecayShare">Of a stop's steps.</param>
internal sealed record StableDecaySchedule(long WarmupSteps, double DecayShare)
{
    /// <summary>The step at which a stop's decay begins: the last of the stable run, counted.</summary>
    public long DecayStart(long steps) => steps - Math.Min(steps, (long)Math.Round(DecayShare * steps, MidpointRounding.AwayFromZero));

    /// <summary>Factor on the peak learning rate in the stable run.</summary>
    /// <param name="step">From 0.</param>
    public double Stable(long step) => Math.Min(1, (step + 1.0) / WarmupSteps);

    /// <summary>The factor in the run that stops after <paramref name="steps"/> steps: on the line from 1 at the last stable step to 0 at the stop.</summary>
    public double At(long step, long steps)
    {
        var start = DecayStart(steps);
        return Stable(step) * (step < start ? 1 : (steps - step) / (steps - start + 1.0));
    }
}
