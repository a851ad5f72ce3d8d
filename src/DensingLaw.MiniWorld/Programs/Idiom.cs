namespace DensingLaw.MiniWorld.Programs;

/// <summary>A word that stands for a piece of Python about a whole number <c>v</c>.</summary>
/// <param name="Word">The word: <c>kelish</c>.</param>
/// <param name="Code">The piece: <c>v % 3 == 1</c>.</param>
/// <param name="Of">What it computes; conditions give 0 or 1.</param>
internal sealed record Idiom(string Word, string Code, Func<int, int> Of);
