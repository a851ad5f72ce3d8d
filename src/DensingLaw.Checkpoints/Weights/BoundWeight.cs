namespace DensingLaw.Checkpoints;

/// <summary>A weight of the model and where it comes from.</summary>
/// <param name="Tensor">The stored tensor.</param>
/// <param name="Shape">The weight's shape, outermost dimension first.</param>
/// <param name="Rows">For each row of the weight its row in the tensor; null when they are the same.</param>
internal sealed record BoundWeight(StoredTensor Tensor, long[] Shape, int[]? Rows);
