namespace DensingLaw.Evaluation.Data;

/// <summary>One address did not give the file. Never leaves <see cref="Download"/>, which tries again or the next address.</summary>
internal sealed class DownloadFailedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether another attempt at the same address may work.</summary>
    public bool MayPass { get; init; }

    /// <summary>Whether the address gave something else than the release's file.</summary>
    public bool IsWrongContent { get; init; }
}
