namespace DensingLaw.Reporting;

/// <summary>The score of a group of sub-tasks; every item weighs the same.</summary>
/// <param name="Name">The category: <c>stem</c>.</param>
/// <param name="Items">Items measured.</param>
/// <param name="Score">The share answered right.</param>
/// <param name="StandardError">Pooled over the sub-tasks; null where they have one item each.</param>
public sealed record CategorySection(string Name, int Items, double Score, double? StandardError);
