namespace DensingLaw.Evaluation;

/// <summary>A record with its address.</summary>
/// <param name="Key">The hash of the record's <see cref="RecordKey"/>.</param>
/// <param name="Ordinal">The item's place in its benchmark; reports read the records in this order, whatever order they finished in.</param>
/// <param name="Record">The result.</param>
public sealed record JournalEntry(string Key, int Ordinal, ItemRecord Record);
