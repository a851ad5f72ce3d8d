using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>A sub-task's or a category's score.</summary>
/// <param name="Name">The sub-task or category.</param>
/// <param name="Items">Items measured.</param>
/// <param name="Score">The share answered right.</param>
/// <param name="StandardError">Of the score; null for a single item.</param>
public sealed record SubtaskSection(string Name, long Items, double Score, double? StandardError)
{
    internal static SubtaskSection Of(string name, MeanEstimate estimate) => new(name, estimate.Count, estimate.Mean, estimate.StandardError);
}
