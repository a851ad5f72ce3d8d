namespace DensingLaw.Reporting;

/// <summary>A part of the page under a heading of its own.</summary>
/// <param name="Id">The element's id.</param>
/// <param name="Title">The heading.</param>
/// <param name="Content">What is under it.</param>
internal sealed record PagePart(string Id, string Title, Markup Content);
