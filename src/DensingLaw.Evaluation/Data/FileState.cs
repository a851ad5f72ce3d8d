namespace DensingLaw.Evaluation.Data;

/// <summary>What a release file in the data folder is.</summary>
public enum FileState
{
    /// <summary>Byte for byte the release's.</summary>
    Good,

    /// <summary>Other bytes with the release's content: another packing.</summary>
    Repacked,

    /// <summary>Not there.</summary>
    Missing,

    /// <summary>Another number of items than the release's.</summary>
    WrongCount,

    /// <summary>Another length.</summary>
    WrongSize,

    /// <summary>The release's length and other bytes.</summary>
    WrongHash,
}
