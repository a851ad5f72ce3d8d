namespace DensingLaw.Inference.Torch;

/// <summary>What can be said of libtorch on this machine without loading a model.</summary>
/// <param name="Version">Version of the native library; null when it does not load.</param>
/// <param name="LibraryPath">Where it was loaded from; null when it does not load.</param>
/// <param name="Devices">Devices it can run on here.</param>
/// <param name="NoCuda">What CUDA lacks here; null when it can be used, or when the library does not load.</param>
/// <param name="Problem">Why it does not load and what to do, or null.</param>
public sealed record TorchDiagnosis(string? Version, string? LibraryPath, IReadOnlyList<string> Devices, string? NoCuda, string? Problem);
