using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Training.Corpus;

/// <summary>SHA-256 over everything that decides what a preparation writes; threads are left out, since they decide nothing.</summary>
internal static class PreparationKey
{
    /// <summary>Raised when the same inputs begin to give other files.</summary>
    private const int Version = 1;

    public static string OfTokenizer(CorpusPreparationOptions options, string corpusSha256)
    {
        var bpe = options.Bpe!;
        var bytes = options.BpeTextBytes?.ToString(CultureInfo.InvariantCulture) ?? "all";
        return Hash(
        [
            .. Documents(options, corpusSha256), "bpe", Text(bpe.VocabularySize), bpe.PreTokenization.ToString(), Text(bpe.MinFrequency), bytes,
            bpe.EndOfText, .. bpe.MoreSpecialTokens,
        ]);
    }

    public static string OfShards(CorpusPreparationOptions options, string corpusSha256, string tokenizerSha256) =>
        Hash([.. Documents(options, corpusSha256), "shards", tokenizerSha256, Text(options.TokensPerShard)]);

    /// <summary>What decides which documents there are, and on which side.</summary>
    private static IEnumerable<string> Documents(CorpusPreparationOptions options, string corpusSha256)
    {
        var (corpus, drop) = (options.Corpus, options.Decontamination);
        yield return Text(Version);
        yield return corpusSha256;
        yield return corpus.TextField;
        yield return corpus.DocumentSeparator ?? "";
        yield return options.HeldOutShare.ToString("R", CultureInfo.InvariantCulture);
        yield return options.HeldOutSeed.ToString(CultureInfo.InvariantCulture);
        yield return Text(drop.Words);
        yield return drop.MaxItemsPerRow is { } most ? Text(most) : "";
        yield return Text(drop.Examples);
        foreach (var target in drop.Targets)
        {
            yield return target.Name;
            yield return Hash(target.Items.SelectMany(item => item.Texts.Prepend(Text(item.Texts.Count)).Prepend(item.Item)));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Each text is preceded by its length, so that no two lists look alike.</summary>
    private static string Hash(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{part.Length}:{part}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
