namespace DensingLaw.Reporting;

/// <summary>Which run a result is of.</summary>
/// <param name="Id">The run's name.</param>
/// <param name="Complete">Whether every planned item is measured.</param>
/// <param name="Suite">The suite that chose the items; null where options did.</param>
/// <param name="Limit">The first items of every sub-task that were measured; null for all.</param>
/// <param name="Subtasks">The sub-tasks that were measured; null for all.</param>
/// <param name="Seed">Seed of everything random in the run.</param>
public sealed record RunSection(string Id, bool Complete, string? Suite, int? Limit, IReadOnlyList<string>? Subtasks, int Seed);
