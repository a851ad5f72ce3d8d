namespace DensingLaw.Inference;

/// <summary>What did the work; part of every result.</summary>
/// <param name="Name">The engine: <c>onnx</c>.</param>
/// <param name="Version">Version of the library under it.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="Threads">CPU threads of one operator.</param>
/// <param name="Precision">Arithmetic: <c>fp32</c>.</param>
public sealed record EngineInfo(string Name, string Version, string Device, int Threads, string Precision);
