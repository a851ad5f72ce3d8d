namespace DensingLaw.Evaluation;

/// <summary>A sub-task's accuracy.</summary>
/// <param name="Name">The sub-task.</param>
/// <param name="Items">Items measured.</param>
/// <param name="Correct">Items answered right.</param>
public sealed record SubtaskScore(string Name, int Items, int Correct)
{
    /// <summary>The share answered right.</summary>
    public double Score => (double)Correct / Items;

    /// <summary>Sample standard deviation over √n, as the reference harness has it; null for a single item.</summary>
    public double? StandardError => Items > 1 ? Math.Sqrt(Score * (1 - Score) / (Items - 1)) : null;
}
