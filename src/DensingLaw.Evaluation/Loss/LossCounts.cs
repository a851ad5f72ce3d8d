namespace DensingLaw.Evaluation.Loss;

/// <summary>Items by what happened to them.</summary>
/// <param name="Items">All items measured.</param>
/// <param name="Truncated">Items that did not fit the model: another condition than the others', so kept out of the mean and reported by themselves.</param>
/// <param name="Infinite">Items with an infinite loss, kept out of every mean.</param>
/// <param name="BoundaryMerged">Items with a token across the seam; in the mean unless one of the other two.</param>
public sealed record LossCounts(int Items, int Truncated, int Infinite, int BoundaryMerged)
{
    internal static LossCounts Of(IReadOnlyCollection<ItemLoss> items) =>
        new(items.Count, items.Count(i => i.Truncated), items.Count(i => i.IsInfinite), items.Count(i => i.BoundaryMerged));
}
