using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Loss;

/// <summary>A mean loss, over the corpus and over items: they differ, since items have different lengths (PROTOCOLS 3.6).</summary>
/// <param name="Corpus">Sum of losses over sum of lengths.</param>
/// <param name="CorpusInterval">Item bootstrap; null for a single item, whose spread nothing tells.</param>
/// <param name="ItemMean">Mean over items of the item's own loss a unit of length.</param>
/// <param name="ItemMeanInterval">As <paramref name="CorpusInterval"/>.</param>
public sealed record LossEstimate(double Corpus, Interval? CorpusInterval, double ItemMean, Interval? ItemMeanInterval)
{
    /// <summary>The same quantity in another unit.</summary>
    /// <param name="factor">Above 0.</param>
    internal LossEstimate Times(double factor) => new(Corpus * factor, Scale(CorpusInterval, factor), ItemMean * factor, Scale(ItemMeanInterval, factor));

    private static Interval? Scale(Interval? interval, double factor) =>
        interval is { } i ? i with { Lower = i.Lower * factor, Upper = i.Upper * factor } : null;
}
