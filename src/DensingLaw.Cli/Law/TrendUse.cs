namespace DensingLaw.Cli;

/// <summary>What a command does with a trend.</summary>
internal enum TrendUse
{
    Fit,
    Explain,
    Forecast,
}
