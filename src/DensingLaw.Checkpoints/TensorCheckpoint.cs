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
    /// <param name="tensors">The container's tensors.</param>
    /// <param name="buffers">Ends of names of tensors that are no parameters.</param>
    public static TensorCheckpoint Create(
        IDisposable container, string kind, string path, IEnumerable<string> files, ModelSpec spec, WeightBinder binder,
        IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyList<string> buffers)
    {
        var weights = binder.Bind(tensors, buffers);
        var format = binder.Used.GroupBy(t => t.Format).MaxBy(g => g.Sum(t => t.ElementCount))!.Key;
        return new(container)
        {
            Path = path,
            Spec = spec,
            Weights = weights,
            Parameters = binder.Count(),
            Family = spec.Family,
            Precision = format.Name,
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
