namespace DensingLaw.Numerics;

/// <summary>How a bootstrap is drawn and read.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Number of resamples, 100 to 1,000,000. Default 1,000.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Seed of the generator; the same seed gives the same draws. Default 1234.</summary>
    public ulong Seed { get; init; } = 1234;

    /// <summary>Nominal coverage of the percentile interval, in (0, 1). Default 0.90.</summary>
    public double Level { get; init; } = 0.90;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Draws, 1_000_000);
        if (Level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Level), Level, "a level lies between 0 and 1, both excluded");
    }
}
