using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

internal sealed partial class GraphModel
{
    private OrtValue[]? _emptyPrefix;

    /// <summary>Runs the decoder: the read positions' hidden states first, then, when they are kept, own keys and values layer by layer.</summary>
    private OrtValue[] RunDecoder(ForwardBatch batch, RowLayout layout, bool keepOwn)
    {
        var prefix = (GraphPrefix?)batch.Prefix;
        using var binding = new Binding(_decoder, _sessions.Cancellation);
        binding.Input(DecoderInputs.Tokens, layout.Tokens, layout.Tokens.Length);
        binding.Input(DecoderInputs.PadIndex, layout.PadIndex, layout.Rows, layout.Width);
        binding.Input(DecoderInputs.UnpadIndex, layout.UnpadIndex, layout.UnpadIndex.Length);
        binding.Input(DecoderInputs.ReadIndex, layout.ReadIndex, layout.ReadIndex.Length);
        binding.Input(DecoderInputs.KeySplit, new long[] { layout.Prefix, layout.Width }, 2);
        foreach (var attention in _decoderGraph.AttentionSpecs)
        {
            foreach (var shape in Enum.GetValues<AttentionShape>())
            {
                var sizes = layout.Shape(shape, attention);
                binding.Input(DecoderInputs.Shape(shape, attention), sizes, sizes.Length);
            }
        }

        foreach (var window in _decoderGraph.Windows)
        {
            var (bias, shape) = layout.Bias(window);
            binding.Input(DecoderInputs.Bias(window), bias, shape);
        }

        BindRotary(binding, batch, layout);
        for (var layer = 0; layer < _spec.Layers.Count; layer++)
        {
            var empty = EmptyPrefix(layer);
            binding.Input(DecoderInputs.PrefixKey(layer), prefix?.Keys[layer] ?? empty);
            binding.Input(DecoderInputs.PrefixValue(layer), prefix?.Values[layer] ?? empty);
        }

        binding.Output(DecoderInputs.Hidden, _sessions.DeviceMemory);
        if (keepOwn)
        {
            for (var layer = 0; layer < _spec.Layers.Count; layer++)
            {
                binding.Output(DecoderInputs.OwnKey(layer), _sessions.DeviceMemory);
                binding.Output(DecoderInputs.OwnValue(layer), _sessions.DeviceMemory);
            }
        }

        return binding.Run();
    }

    private void BindRotary(Binding binding, ForwardBatch batch, RowLayout layout) =>
        BindRotary(binding, layout.Tokens.Length, batch.Rows.Select(row => (layout.Prefix, row.Tokens.Length)));

    /// <summary>Binds the angles of <paramref name="tokens"/> packed tokens: runs of positions, one after another.</summary>
    private void BindRotary(Binding binding, int tokens, IEnumerable<(int Start, int Count)> runs)
    {
        for (var table = 0; table < _rotary.Length; table++)
        {
            var width = _rotary[table].Width;
            var cosine = new float[tokens * width];
            var sine = new float[cosine.Length];
            var next = 0;
            foreach (var (start, tokensInRun) in runs)
            {
                var count = tokensInRun * width;
                _rotary[table].Copy(start, start + tokensInRun, cosine.AsSpan(next, count), sine.AsSpan(next, count));
                next += count;
            }

            binding.Input(DecoderInputs.Cosine(table), cosine, tokens, width);
            binding.Input(DecoderInputs.Sine(table), sine, tokens, width);
        }
    }

    /// <summary>The prefix extended by the own keys and values in <paramref name="outputs"/>[1..], which it takes over or frees.</summary>
    private GraphPrefix Extend(ForwardBatch batch, OrtValue[] outputs)
    {
        var layers = _spec.Layers.Count;
        var own = new GraphPrefix(
            batch.Rows[0].Tokens.Length,
            [.. Enumerable.Range(0, layers).Select(l => outputs[1 + (2 * l)])],
            [.. Enumerable.Range(0, layers).Select(l => outputs[2 + (2 * l)])]);
        if (batch.Prefix is not GraphPrefix prefix)
        {
            return own;
        }

        // Layer by layer, so that at most one layer lies in memory twice.
        var (keys, values) = (new OrtValue[layers], new OrtValue[layers]);
        for (var layer = 0; layer < layers; layer++)
        {
            (keys[layer], values[layer]) = Append(prefix, own, layer);
            own.Release(layer);
            if (batch.ReleasesPrefix)
            {
                prefix.Release(layer);
            }
        }

        return new GraphPrefix(prefix.Length + own.Length, keys, values);
    }

    private (OrtValue Key, OrtValue Value) Append(GraphPrefix first, GraphPrefix second, int layer)
    {
        using var binding = new Binding(_append.Value, _sessions.Cancellation);
        binding.Input(AppendGraph.PrefixKey, first.Keys[layer]);
        binding.Input(AppendGraph.PrefixValue, first.Values[layer]);
        binding.Input(AppendGraph.OwnKey, second.Keys[layer]);
        binding.Input(AppendGraph.OwnValue, second.Values[layer]);
        binding.Output(AppendGraph.ExtendedKey, _sessions.DeviceMemory);
        binding.Output(AppendGraph.ExtendedValue, _sessions.DeviceMemory);
        return binding.Run() is [var key, var value] ? (key, value) : throw new InvalidOperationException("the append graph has two outputs");
    }

    private OrtValue EmptyPrefix(int layer)
    {
        _emptyPrefix ??= [.. _spec.Layers.Select(l =>
            OrtValue.CreateTensorValueFromMemory(Array.Empty<float>(), [l.Attention.KeyValueHeads, 0, l.Attention.HeadSize]))];
        return _emptyPrefix[layer];
    }
}
