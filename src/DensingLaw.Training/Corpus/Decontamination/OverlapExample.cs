namespace DensingLaw.Training.Corpus;

/// <summary>A document that was dropped.</summary>
/// <param name="Document">File and line.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Words">The first words that both have.</param>
public sealed record OverlapExample(string Document, string Item, string Words);
