using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Exports;

namespace DensingLaw.Inference.Onnx;

/// <summary>Saves checkpoints as ONNX exports: config.json, model.onnx (graph and fp32 weights in one file, laid out as Optimum's) and the tokenizer's files.</summary>
public static class OnnxFolder
{
    private const string ModelName = "model.onnx";

    /// <summary>Bytes of one protobuf message at most, less room for the graph.</summary>
    private const long MaxWeightBytes = int.MaxValue - (1L << 20);

    /// <summary>Writes the checkpoint's weights, configuration and tokenizer to a folder, which it creates.</summary>
    /// <param name="checkpoint">With weights of its own and a config.json in its folder.</param>
    /// <param name="folder">Must not hold a model.onnx yet.</param>
    /// <param name="reduction">What is done to the weights; null for nothing.</param>
    /// <exception cref="ConfigurationException">The checkpoint has no weights or configuration, is too large or has what a graph does not express, or the folder is taken.</exception>
    /// <exception cref="StorageException">The disk takes no more.</exception>
    public static void Save(Checkpoint checkpoint, string folder, WeightReduction? reduction = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        SavedFolder.Save(checkpoint, reduction ?? WeightReduction.None, folder, ModelName, (spec, weights) =>
        {
            if (checkpoint.Parameters.Total * sizeof(float) > MaxWeightBytes)
            {
                throw new ConfigurationException(FormattableString.Invariant(
                    $"{checkpoint.Path}: has {checkpoint.Parameters.Total:N0} parameters, an ONNX file holds {MaxWeightBytes / sizeof(float):N0} in fp32; save it with --to torchsharp"));
            }

            var model = ExportGraph.Build(spec, weights);
            return stream => stream.Write(model);
        });
    }
}
