using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>
/// Bifurcated attention (Hydragen, arXiv 2402.05099): the queries of all rows meet the shared prefix's keys in one product a key-value head, own keys are
/// batched, one softmax covers both. The prefix is stored once and never copied per row. Letters: T packed tokens, R rows, S width, P prefix, K key-value
/// heads, G query heads of each, D head size.
/// </summary>
internal static class TorchAttention
{
    /// <summary>The attention's output for packed tokens, and the own keys and values, [K, R, S, D].</summary>
    public static (Tensor Output, Tensor Keys, Tensor Values) Run(Tensor input, TorchLayer layer, BatchTensors batch, TorchPrefix? prefix, int number)
    {
        var attention = layer.Spec.Attention;
        long heads = attention.KeyValueHeads, groups = attention.QueryHeads / attention.KeyValueHeads, size = attention.HeadSize;
        long rows = batch.Layout.Rows, width = batch.Layout.Width;
        var (all, rotated) = Project(input, layer, rotary => batch.Angles(rotary));
        var queries = Pad(rotated.narrow(1, 0, heads * groups), batch).view(rows, width, heads, groups, size).permute(2, 0, 3, 1, 4).contiguous().mul_(attention.Scale);
        var keys = Pad(rotated.narrow(1, heads * groups, heads), batch).view(rows, width, heads, size).permute(2, 0, 1, 3).contiguous();
        var values = Pad(all.narrow(1, (heads * groups) + heads, heads), batch).view(rows, width, heads, size).permute(2, 0, 1, 3).contiguous();

        var own = queries.view(heads * rows, groups * width, size).matmul(keys.view(heads * rows, width, size).transpose(1, 2)).view(heads, rows, groups, width, width);
        Tensor context;
        if (prefix is null)
        {
            context = FromOwn(Softmax(own, batch.Mask(attention.Window), values.dtype), values);
        }
        else
        {
            var before = queries.view(heads, rows * groups * width, size).matmul(prefix.Keys[number].transpose(1, 2)).view(heads, rows, groups, width, prefix.Length);
            if (attention.Window is null)
                own = own.add(batch.Mask(null));
            var weights = Softmax(cat([before, own], -1), attention.Window is null ? null : batch.Mask(attention.Window), values.dtype);
            var fromPrefix = weights.narrow(-1, 0, prefix.Length).reshape(heads, rows * groups * width, prefix.Length).matmul(prefix.Values[number]);
            context = FromOwn(weights.narrow(-1, prefix.Length, width), values).add_(fromPrefix.view(heads, rows, groups, width, size));
        }

        var packed = context.permute(1, 3, 0, 2, 4).reshape(rows * width, heads * groups * size);
        if (batch.IsRagged)
            packed = packed.index_select(0, batch.UnpadIndex!);
        return (nn.functional.linear(packed, layer.AttentionOutput, layer.AttentionOutputBias), keys, values);
    }

    /// <summary>
    /// A step of rows in generation: one new token each, whose keys and values are written into the rows' buffers. A rows, C tokens of the longest.
    /// </summary>
    /// <param name="input">[A, hidden].</param>
    /// <param name="layer">The weights.</param>
    /// <param name="step">Indices, masks and angles.</param>
    /// <param name="keys">All rows' own keys, [rows, K, capacity, D].</param>
    /// <param name="values">Likewise.</param>
    /// <param name="prefix">All attached prefixes as one; null without any.</param>
    /// <param name="number">The layer.</param>
    public static Tensor Step(Tensor input, TorchLayer layer, StepTensors step, Tensor keys, Tensor values, TorchPrefix? prefix, int number)
    {
        var attention = layer.Spec.Attention;
        long heads = attention.KeyValueHeads, groups = attention.QueryHeads / attention.KeyValueHeads, size = attention.HeadSize;
        var (rows, own) = (step.Rows, step.Longest);
        var (all, rotated) = Project(input, layer, rotary => step.Angles(rotary));
        var queries = rotated.narrow(1, 0, heads * groups).contiguous().mul(attention.Scale);
        keys.view(-1, size).index_copy_(0, step.WriteIndex(heads), rotated.narrow(1, heads * groups, heads).reshape(-1, size));
        values.view(-1, size).index_copy_(0, step.WriteIndex(heads), all.narrow(1, (heads * groups) + heads, heads).reshape(-1, size));
        var (ownKeys, ownValues) = (Filled(keys), Filled(values));

        var scores = queries.reshape(rows * heads, groups, size).matmul(ownKeys.transpose(1, 2)).view(rows, heads, groups, own);
        Tensor context;
        if (prefix is null)
        {
            context = Softmax(scores, step.Mask(attention.Window), values.dtype).view(rows * heads, groups, own).matmul(ownValues);
        }
        else
        {
            var perHead = queries.view(rows, heads, groups, size).transpose(0, 1).reshape(heads, rows * groups, size);
            var before = perHead.matmul(prefix.Keys[number].transpose(1, 2)).view(heads, rows, groups, prefix.Length).transpose(0, 1);
            var weights = Softmax(cat([before, scores], -1), step.Mask(attention.Window), values.dtype);
            var fromPrefix = weights.narrow(-1, 0, prefix.Length).transpose(0, 1).reshape(heads, rows * groups, prefix.Length).matmul(prefix.Values[number]);
            context = weights.narrow(-1, prefix.Length, own).reshape(rows * heads, groups, own).matmul(ownValues)
                .add_(fromPrefix.view(heads, rows, groups, size).transpose(0, 1).reshape(rows * heads, groups, size));
        }

        return nn.functional.linear(context.view(rows, heads * groups * size), layer.AttentionOutput, layer.AttentionOutputBias);

        // A view: no row's buffer is copied.
        Tensor Filled(Tensor buffer) => buffer.narrow(0, 0, rows).view(rows * heads, -1, size).narrow(1, 0, own);
    }

    /// <summary>[tokens, query heads + 2 K, D], and its queries and keys with positions turned in.</summary>
    private static (Tensor All, Tensor Rotated) Project(Tensor input, TorchLayer layer, Func<RotarySpec, (Tensor Cosine, Tensor Sine)> angles)
    {
        var attention = layer.Spec.Attention;
        long heads = attention.KeyValueHeads, queries = attention.QueryHeads;
        var all = nn.functional.linear(input, layer.QueryKeyValue, layer.QueryKeyValueBias).view(-1, queries + (2 * heads), attention.HeadSize);
        var turned = all.narrow(1, 0, queries + heads);
        return (all, attention.Rotary is { } rotary ? Rotate(turned, rotary, angles(rotary)) : turned);
    }

    /// <summary>Rotates the first channels of every head: pairs (i, i + d/2), or (2i, 2i + 1) when interleaved.</summary>
    private static Tensor Rotate(Tensor input, RotarySpec rotary, (Tensor, Tensor) angles)
    {
        var (cosine, sine) = angles;
        long half = rotary.Dimension / 2, rest = input.shape[^1] - rotary.Dimension;
        Tensor first, second;
        if (rotary.Interleaved)
        {
            var pairs = input.narrow(-1, 0, rotary.Dimension).reshape(input.shape[0], input.shape[1], half, 2);
            (first, second) = (pairs.select(-1, 0), pairs.select(-1, 1));
        }
        else
        {
            (first, second) = (input.narrow(-1, 0, half), input.narrow(-1, half, half));
        }

        var turned = new[] { first.mul(cosine).sub_(second.mul(sine)), second.mul(cosine).add_(first.mul(sine)) };
        var rotated = rotary.Interleaved ? stack(turned, -1).reshape(input.shape[0], input.shape[1], rotary.Dimension) : cat(turned, -1);
        return rest == 0 ? rotated : cat([rotated, input.narrow(-1, rotary.Dimension, rest)], -1);
    }

    /// <summary>[T, ·, D] to [R·S, ·, D]; a row's unused end repeats another token and is never read.</summary>
    private static Tensor Pad(Tensor packed, BatchTensors batch) => batch.IsRagged ? packed.index_select(0, batch.PadIndex!) : packed.contiguous();

    /// <summary>In fp32 whatever the model's type, which the result has; a mask of fp32 widens what it is added to.</summary>
    private static Tensor Softmax(Tensor scores, Tensor? mask, ScalarType type) =>
        (mask is null ? scores : scores.add(mask)).softmax(-1, ScalarType.Float32).to_type(type);

    private static Tensor FromOwn(Tensor weights, Tensor values)
    {
        var (heads, rows, groups, width, size) = (weights.shape[0], weights.shape[1], weights.shape[2], weights.shape[3], values.shape[^1]);
        return weights.reshape(heads * rows, groups * width, width).matmul(values.view(heads * rows, width, size)).view(heads, rows, groups, width, size);
    }
}
