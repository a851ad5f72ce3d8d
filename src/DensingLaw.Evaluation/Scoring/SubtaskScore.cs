using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Scoring;

/// <summary>The score of a sub-task.</summary>
/// <param name="Name">The sub-task.</param>
/// <param name="Category">Its category, or null.</param>
/// <param name="Score">Mean item score, a fraction in [0, 1], with its standard error.</param>
public sealed record SubtaskScore(string Name, string? Category, MeanEstimate Score);
