namespace DensingLaw.Checkpoints;

/// <summary>A checkpoint whose weights are tensors in mapped files.</summary>
internal sealed class TensorCheckpoint(IDisposable container) : Checkpoint
{
    /// <param name="container">Owns the mapped files; disposed with the checkpoint.</param>
    /// <param name="kind">The container's name in <see cref="Checkpoint.Quantization"/>.</param>
    /// <param name="path">What the user named.</param>
    /// <param name="files">Files of the checkpoint's identity.</param>
    /// <param name="spec">The model.</param>
    /// <param name="binder">Not yet bound.</param>
    public static TensorCheckpoint Create(
        IDisposable container, string kind, string path, IEnumerable<string> files, ModelSpec spec, WeightBinder binder)
    {
        var weights = binder.Bind();
        var format = binder.Used.GroupBy(t => t.Format).MaxBy(g => g.Sum(t => t.ElementCount))!.Key;
        return new(container)
        {
            Path = path,
            Spec = spec,
            Weights = weights,
            Parameters = binder.Count(),
            Family = spec.Family,
            Precision = format.Name,
            WeightBits = binder.WeightBits(),
            Quantization = format.Quantized ? $"{kind}:{format.Name}" : null,
            Files = [.. files.OrderBy(file => System.IO.Path.GetFileName(file), StringComparer.Ordinal)],
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            container.Dispose();
    }
}
