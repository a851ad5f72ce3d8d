namespace DensingLaw.Reporting;

/// <summary>A sub-task's score.</summary>
/// <param name="Name">The sub-task.</param>
/// <param name="Category">The category it counts in, or null.</param>
/// <param name="Items">Items measured.</param>
/// <param name="Score">The share answered right.</param>
/// <param name="StandardError">Of the score; null for a single item.</param>
public sealed record SubtaskSection(string Name, string? Category, int Items, double Score, double? StandardError);
