using System.Text.Json.Serialization;

namespace DensingLaw.Cli;

/// <summary>What <c>doctor</c> learnt of an engine.</summary>
/// <param name="Name">The engine.</param>
/// <param name="Version">Version of the native library; null when it does not load.</param>
/// <param name="LibraryPath">Where the native library was loaded from; null when it does not load.</param>
/// <param name="Devices">What it can run on here.</param>
/// <param name="NoCuda">What CUDA lacks here, or null.</param>
/// <param name="Problem">The loader's own message, or null.</param>
internal sealed record EngineDiagnosis(string Name, string? Version, string? LibraryPath, IReadOnlyList<string> Devices, string? NoCuda, string? Problem);

[JsonSerializable(typeof(EngineDiagnosis))]
internal sealed partial class EngineDiagnosisJson : JsonSerializerContext;
