namespace DensingLaw.Evaluation.Data;

/// <summary>A tar file in which a release is offered.</summary>
/// <param name="Name">Its file name: <c>data.tar</c>.</param>
/// <param name="Bytes">Its length; null where it is not known.</param>
/// <param name="Sha256">SHA-256, lower-case hexadecimal.</param>
/// <param name="Urls">Addresses, tried in order; at least one.</param>
public sealed record DataArchive(string Name, long? Bytes, string Sha256, IReadOnlyList<string> Urls);
