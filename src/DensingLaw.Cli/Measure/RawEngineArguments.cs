namespace DensingLaw.Cli;

/// <summary>The values of the engine's options as typed.</summary>
internal sealed record RawEngineArguments(string Engine, string Device, string? Threads, string Precision, string? BatchTokens, bool NoPrefixSharing);
