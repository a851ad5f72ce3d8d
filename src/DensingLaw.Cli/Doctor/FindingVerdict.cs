namespace DensingLaw.Cli;

/// <summary>What <c>doctor</c> thinks of something.</summary>
internal enum FindingVerdict
{
    /// <summary>As it must be.</summary>
    Ok,

    /// <summary>Not there; something cannot be used without it.</summary>
    Missing,

    /// <summary>There, and it does not work.</summary>
    Broken,
}
