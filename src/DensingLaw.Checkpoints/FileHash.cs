namespace DensingLaw.Checkpoints;

/// <summary>One file of a checkpoint's identity.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="LengthBytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal.</param>
public sealed record FileHash(string Name, long LengthBytes, string Sha256);
