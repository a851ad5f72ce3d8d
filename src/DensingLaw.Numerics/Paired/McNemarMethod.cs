namespace DensingLaw.Numerics;

/// <summary>How a <see cref="McNemarTest"/> got its p-value.</summary>
public enum McNemarMethod
{
    /// <summary>Binomial, two-sided: never too many false alarms, and fewer than allowed where there are few discordant pairs.</summary>
    Exact,

    /// <summary>Binomial with half of the probability of what was observed (Fagerland, Lydersen and Laake 2013).</summary>
    MidP,

    /// <summary>χ² with one degree of freedom and Edwards' continuity correction.</summary>
    ChiSquareCorrected,
}
