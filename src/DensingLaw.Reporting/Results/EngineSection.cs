using DensingLaw.Inference;

namespace DensingLaw.Reporting;

/// <summary>What did the work.</summary>
/// <param name="Name">The engine.</param>
/// <param name="Version">Version of the library under it.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="Threads">CPU threads of one operator.</param>
/// <param name="Precision">Arithmetic.</param>
public sealed record EngineSection(string Name, string Version, string Device, int Threads, string Precision)
{
    /// <summary>The section for an engine.</summary>
    public static EngineSection Of(EngineInfo engine) => new(engine.Name, engine.Version, engine.Device, engine.Threads, engine.Precision);
}
