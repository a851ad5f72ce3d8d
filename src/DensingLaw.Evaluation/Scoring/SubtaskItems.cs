namespace DensingLaw.Evaluation.Scoring;

/// <summary>The item scores of a sub-task.</summary>
/// <param name="Name">The sub-task.</param>
/// <param name="Category">The group whose score it counts in (<c>stem</c>), or null where the benchmark has none.</param>
/// <param name="Scores">Fractions in [0, 1], 1 is right and 0 wrong; at least one.</param>
public sealed record SubtaskItems(string Name, string? Category, double[] Scores);
