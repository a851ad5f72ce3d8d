using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx.Exports;

/// <summary>What an export takes and gives, read from its session and checked before anything runs.</summary>
internal sealed record ExportSignature
{
    /// <summary>Whether it takes position ids.</summary>
    public required bool TakesPositions { get; init; }

    /// <summary>Whether it takes an attention mask.</summary>
    public required bool TakesMask { get; init; }

    /// <summary>Key-value heads and head size of each layer's cache; empty for a graph without a cache.</summary>
    public required IReadOnlyList<(long Heads, long HeadSize)> Layers { get; init; }

    /// <summary>Tokens of the vocabulary, from the logits' last dimension; null when the graph leaves it open.</summary>
    public required int? VocabularySize { get; init; }

    /// <summary>Reads and checks the signature; every input must be one that we know how to feed.</summary>
    /// <param name="session">The export's session.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="headSize">Width of one head, for graphs that leave it open.</param>
    public static ExportSignature Read(InferenceSession session, string path, int headSize)
    {
        var inputs = session.InputMetadata;
        Require(inputs.ContainsKey(ExportNames.Tokens), path, $"has no input '{ExportNames.Tokens}'");
        var layers = Enumerable.Range(0, inputs.Count).TakeWhile(l => inputs.ContainsKey(ExportNames.PastKey(l))).ToList();
        var known = layers.SelectMany(l => new[] { ExportNames.PastKey(l), ExportNames.PastValue(l) })
            .Concat([ExportNames.Tokens, ExportNames.Mask, ExportNames.Positions]).ToHashSet();
        var unknown = inputs.Keys.FirstOrDefault(name => !known.Contains(name));
        Require(unknown is null, path, $"has an input '{unknown}' that this version cannot feed");

        Require(session.OutputMetadata.TryGetValue(ExportNames.Logits, out var logits), path, $"has no output '{ExportNames.Logits}'");
        Require(logits!.ElementType == typeof(float), path, $"gives logits as {logits.ElementType?.Name}, not fp32");
        Require(logits.Dimensions.Length == 3, path, $"gives logits of {logits.Dimensions.Length} dimensions, not 3");
        return new ExportSignature
        {
            TakesPositions = inputs.ContainsKey(ExportNames.Positions),
            TakesMask = inputs.ContainsKey(ExportNames.Mask),
            Layers = [.. layers.Select(l => ReadCache(session, path, l, headSize))],
            VocabularySize = logits.Dimensions[2] > 0 ? logits.Dimensions[2] : null,
        };
    }

    private static (long Heads, long HeadSize) ReadCache(InferenceSession session, string path, int layer, int headSize)
    {
        var key = session.InputMetadata[ExportNames.PastKey(layer)];
        Require(key.ElementType == typeof(float), path, $"keeps its cache as {key.ElementType?.Name}, not fp32");
        Require(key.Dimensions is [_, > 0, _, _], path, $"leaves the number of heads of '{ExportNames.PastKey(layer)}' open");
        Require(
            session.InputMetadata.ContainsKey(ExportNames.PastValue(layer)) && session.OutputMetadata.ContainsKey(ExportNames.PresentKey(layer))
                && session.OutputMetadata.ContainsKey(ExportNames.PresentValue(layer)),
            path,
            $"takes '{ExportNames.PastKey(layer)}' but lacks the value or the present outputs of layer {layer}");
        return (key.Dimensions[1], key.Dimensions[3] > 0 ? key.Dimensions[3] : headSize);
    }

    private static void Require(bool condition, string path, string found)
    {
        if (!condition)
        {
            throw new ConfigurationException($"{path}: {found}; export the decoder with input_ids, attention_mask and past_key_values.N.key/value in fp32");
        }
    }
}
