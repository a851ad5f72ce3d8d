using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

internal sealed partial class TorchModel
{
    /// <summary>Rows in generation, in one tensor a layer for keys and one for values: [rows, K, capacity, D].</summary>
    private sealed class TorchRows(TorchModel model, int maxRows) : BufferedRows<TorchPrefix>(maxRows)
    {
        private Tensor[] _keys = [];
        private Tensor[] _values = [];

        protected override IReadOnlyList<Prediction> ComputeNew(ForwardBatch batch, TorchPrefix? copied)
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var tensors = new BatchTensors(batch, model._spec, model._rotary, model._device);
            var hidden = model.Run(batch, tensors, (layer, keys, values) =>
            {
                for (var i = 0; i < batch.Rows.Count; i++)
                {
                    Write(_keys[layer].select(0, Count + i), copied?.Keys[layer], keys.select(1, i), batch.Rows[i].Tokens.Length);
                    Write(_values[layer].select(0, Count + i), copied?.Values[layer], values.select(1, i), batch.Rows[i].Tokens.Length);
                }
            });
            return model._head.Read(hidden, [.. batch.Rows.SelectMany(r => r.Reads)], batch.Detail);
        }

        protected override IReadOnlyList<Prediction> ComputeNext(ReadOnlySpan<int> tokens, PredictionDetail detail)
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var step = new StepTensors(tokens, Ledger, Capacity, model._spec, model._rotary, model._device);
            var stream = model._embedding.index_select(0, step.Tokens);
            for (var layer = 0; layer < _keys.Length; layer++)
            {
                using var inner = NewDisposeScope();
                var (before, weights) = (stream, model._layers[layer]);
                var attended = TorchAttention.Step(
                    Norm(stream, weights.AttentionNorm, weights.Spec.AttentionNorm, model._device.Type), weights, step, _keys[layer], _values[layer], Joined, layer);
                stream = stream.add(attended);
                stream = stream.add(Mlp(Norm(stream, weights.MlpNorm, weights.Spec.MlpNorm, model._device.Type), weights)).MoveToOuterDisposeScope();
                before.Dispose();
            }

            return model._head.Read(stream, [.. Enumerable.Repeat(new Read(0, []), Count)], detail);
        }

        protected override void Move(int source, int target)
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            foreach (var buffer in _keys.Concat(_values))
                buffer.select(0, target).copy_(buffer.select(0, source));
        }

        protected override TorchPrefix Join(IReadOnlyList<TorchPrefix> attached)
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            return new TorchPrefix(Ledger.AttachedLength, Joined(p => p.Keys), Joined(p => p.Values));

            Tensor[] Joined(Func<TorchPrefix, Tensor[]> part) =>
                [.. Enumerable.Range(0, model._layers.Count).Select(layer => cat([.. attached.Select(p => part(p)[layer])], 1).DetachFromDisposeScope())];
        }

        /// <summary>The new buffers begin as zeros: a hidden key's score must be a number.</summary>
        protected override void Replace(int capacity)
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var held = Math.Min(Ledger.LongestOwn, Math.Min(Capacity, capacity));
            (_keys, _values) = (Replaced(_keys), Replaced(_values));

            Tensor[] Replaced(Tensor[] old) => [.. model._layers.Select((layer, i) =>
            {
                var attention = layer.Spec.Attention;
                var buffer = zeros([MaxRows, attention.KeyValueHeads, capacity, attention.HeadSize], model._device.Type, model._device.Device).DetachFromDisposeScope();
                if (Count > 0)
                    buffer.narrow(0, 0, Count).narrow(2, 0, held).copy_(old[i].narrow(0, 0, Count).narrow(2, 0, held));
                if (old.Length > 0)
                    old[i].Dispose();
                return buffer;
            })];
        }

        protected override void Free()
        {
            foreach (var buffer in _keys.Concat(_values))
                buffer.Dispose();
            (_keys, _values) = ([], []);
        }

        /// <summary>Writes a new row's vectors, [K, tokens, D]: those of what it follows, and the first <paramref name="count"/> of its own.</summary>
        private static void Write(Tensor target, Tensor? before, Tensor own, long count)
        {
            var start = before?.shape[1] ?? 0;
            if (before is not null)
                target.narrow(1, 0, start).copy_(before);
            target.narrow(1, start, count).copy_(own.narrow(1, 0, count));
        }
    }
}
