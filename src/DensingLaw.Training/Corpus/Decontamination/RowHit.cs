namespace DensingLaw.Training.Corpus;

/// <summary>A document's overlap with an item.</summary>
/// <param name="Target">Index of the benchmark.</param>
/// <param name="Item">Index of the item in it.</param>
/// <param name="Row">The words that both have.</param>
internal sealed record RowHit(int Target, int Item, string Row);
