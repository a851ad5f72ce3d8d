using DensingLaw.Tokenization;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Inference;

/// <summary>
/// Looks for stop strings in the text of generated tokens, so that it does not matter where token borders lie, and cuts completions as
/// lm-evaluation-harness does: before the first occurrence of each stop string in turn, the text of the end-of-sequence token last; no white space is removed.
/// </summary>
internal sealed class StopText
{
    /// <summary>Tokens behind which a stop string can begin: a character has up to 4 bytes, and each may be a token of its own.</summary>
    private const int TokensPerCharacter = 4;

    private readonly TextTokenizer _tokenizer;
    private readonly string[] _stops;
    private readonly string? _endOfThinking;
    private readonly int _tail;

    public StopText(TextTokenizer tokenizer, IReadOnlyList<string> stopStrings, string? endOfThinking)
    {
        if (stopStrings.Any(string.IsNullOrEmpty))
            throw new ArgumentException("a stop string is empty", nameof(stopStrings));
        _tokenizer = tokenizer;
        _endOfThinking = endOfThinking;
        _stops = [.. stopStrings, .. tokenizer.EosId is { } eos ? [tokenizer.Token(eos)] : Array.Empty<string>()];
        _tail = TokensPerCharacter * _stops.Append("").Max(s => s.Length + 2);
    }

    /// <summary>Whether the text of the tokens holds a stop string that was not there before the last token.</summary>
    public bool IsReached(ReadOnlySpan<int> tokens)
    {
        // A thinking model's stop strings count only after the end of its thinking, which may lie far back.
        var seen = _endOfThinking is null && tokens.Length > _tail ? tokens[^_tail..] : tokens;
        var text = AfterThinking(_tokenizer.Decode(seen, skipSpecialTokens: true));
        return Array.Exists(_stops, stop => text.Contains(stop, StringComparison.Ordinal));
    }

    /// <summary>The part of a completion's text that is graded.</summary>
    public string Cut(string text)
    {
        var cut = AfterThinking(text);
        foreach (var stop in _stops)
        {
            var at = cut.IndexOf(stop, StringComparison.Ordinal);
            cut = at < 0 ? cut : cut[..at];
        }

        return cut;
    }

    private string AfterThinking(string text) => _endOfThinking is null ? text : ThinkBlocks.Remove(text, _endOfThinking).Text;
}
