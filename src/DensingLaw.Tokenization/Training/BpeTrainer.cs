namespace DensingLaw.Tokenization.Training;

/// <summary>
/// Trains byte-level BPE vocabularies: the most frequent pair of neighbouring tokens becomes a token, again and again (Sennrich et al., 2016). Ids and
/// merges are those of Hugging Face's <c>tokenizers</c> 0.23: special tokens, the 256 byte characters in code point order, merges; of pairs equally frequent
/// the one of lower ids. The result depends on the texts alone, not on their order or the threads.
/// </summary>
public static class BpeTrainer
{
    /// <summary>Trains a vocabulary on texts, which are enumerated once.</summary>
    /// <param name="texts">The texts, split each by itself; special tokens in them are text like any other.</param>
    /// <param name="options">See there.</param>
    /// <param name="cancellation">Looked at between texts and between merges.</param>
    /// <exception cref="ConfigurationException">An option out of its range, or texts with fewer frequent pairs than the vocabulary needs.</exception>
    public static TrainedBpe Train(IEnumerable<string> texts, BpeTrainerOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var alphabet = Enumerable.Range(0, 256).Select(b => ByteAlphabet.ToChar((byte)b));
        var trained = Train(texts, options, alphabet, cancellation);
        return trained.Tokens.Count == options.VocabularySize
            ? trained
            : throw new ConfigurationException(FormattableString.Invariant(
                $"the texts give a vocabulary of only {trained.Tokens.Count} tokens (pairs that occur {options.MinFrequency} times or more), {options.VocabularySize} are wanted; ask for {trained.Tokens.Count}, or train on more text"));
    }

    /// <summary>The same with another alphabet, null for the characters that occur; gives what there is where that is less than the size wanted.</summary>
    internal static TrainedBpe Train(
        IEnumerable<string> texts, BpeTrainerOptions options, IEnumerable<char>? alphabet, CancellationToken cancellation = default)
    {
        var counts = WordCounter.Count(texts, PreTokenizations.Of(options.PreTokenization), options.Threads, cancellation);
        List<KeyValuePair<string, long>> words = [.. counts.OrderBy(w => w.Key, StringComparer.Ordinal)];
        var characters = alphabet ?? counts.Keys.SelectMany(word => word);
        List<string> tokens = [.. options.SpecialTokens, .. characters.Distinct().Order().Select(c => c.ToString())];
        var search = new MergeSearch(tokens, words);
        while (tokens.Count < options.VocabularySize && search.TryNext(options.MinFrequency))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return new TrainedBpe { Tokens = tokens, Merges = search.Merges, Options = options };
    }
}
