namespace DensingLaw.Tokenization.Chat;

/// <summary>Takes a model's thinking off its answer, as lm-evaluation-harness does before it looks for stop strings.</summary>
public static class ThinkBlocks
{
    /// <summary>The marker of most models.</summary>
    public const string DefaultEndMarker = "</think>";

    /// <summary>
    /// Removes everything up to and including the last end marker. Without one nothing is removed; then a start marker tells that the model was
    /// still thinking when it ended, and that the text holds no answer.
    /// </summary>
    /// <param name="text">What the model generated.</param>
    /// <param name="endMarker">What ends a block of thinking.</param>
    /// <param name="startMarkers">
    /// What begins one (<c>&lt;think&gt;</c>), as the model's vendor has it. Empty or null: an unclosed block is not recognised. Where the prompt already
    /// opens the block, as some templates do, pass <paramref name="startsInside"/>.
    /// </param>
    /// <param name="startsInside">Whether the prompt ended inside a block, so that the text begins with thinking.</param>
    /// <exception cref="ArgumentException">A marker is empty.</exception>
    public static ThinkRemoval Remove(
        string text, string endMarker = DefaultEndMarker, IReadOnlyList<string>? startMarkers = null, bool startsInside = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(endMarker);
        var end = text.LastIndexOf(endMarker, StringComparison.Ordinal);
        var kept = end < 0 ? text : text[(end + endMarker.Length)..];
        var isOpen = end < 0 && startsInside;
        foreach (var marker in startMarkers ?? [])
        {
            ArgumentException.ThrowIfNullOrEmpty(marker, nameof(startMarkers));
            isOpen |= kept.Contains(marker, StringComparison.Ordinal);
        }

        return new ThinkRemoval(kept, end >= 0, isOpen);
    }
}
