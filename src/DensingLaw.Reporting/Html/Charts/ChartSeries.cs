namespace DensingLaw.Reporting;

/// <summary>Points that belong together.</summary>
/// <param name="Name">In the legend; empty for none.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="Form">How it is drawn.</param>
/// <param name="Points">Its points.</param>
internal sealed record ChartSeries(string Name, ChartRole Role, ChartForm Form, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>The step of a construction from which on it is drawn; 0 for always.</summary>
    public int Step { get; init; }
}
