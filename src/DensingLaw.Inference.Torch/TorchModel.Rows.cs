using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

internal sealed partial class TorchModel
{
    /// <summary>
    /// Rows in generation. Each has a place in a buffer a layer for its own keys and values, to which a step writes; the buffers grow together when a row has
    /// filled its own. Attached prefixes lie one after another as one, and a mask hides those of others from a row.
    /// </summary>
    private sealed class TorchRows(TorchModel model, int maxRows) : RowCache
    {
        /// <summary>Tokens by which capacity grows: growth copies all buffers.</summary>
        private const int Growth = 64;

        /// <summary>The share of capacity in use from which down the buffers are made smaller.</summary>
        private const double ShrinkAt = 0.7;

        private readonly RowLedger<TorchPrefix> _rows = new();
        private Tensor[] _keys = [];
        private Tensor[] _values = [];
        private int _capacity;
        private TorchPrefix? _joined;
        private bool _joinedIsOwn;

        public override int Count => _rows.Count;

        public override int MaxRows => maxRows;

        public override void Attach(PrefixState prefix)
        {
            _rows.Attach((TorchPrefix)prefix);
            Join();
        }

        public override void Detach(PrefixState prefix)
        {
            _rows.Detach((TorchPrefix)prefix);
            Join();
        }

        public override IReadOnlyList<Prediction> Admit(PrefixState? prefix, IReadOnlyList<ReadOnlyMemory<int>> rows, PredictionDetail detail)
        {
            if (Count + rows.Count > maxRows)
                throw new ArgumentException($"{rows.Count} rows do not fit beside {Count} of at most {maxRows}", nameof(rows));
            var batch = new ForwardBatch { Prefix = prefix, Rows = [.. rows.Select(r => new ForwardRow(r, [new Read(r.Length - 1, [])]))], Detail = detail };
            batch.Check();
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var before = (TorchPrefix?)prefix;
            var refersTo = _rows.IsAttached(before) ? before : null;
            var copied = refersTo is null ? prefix?.Length ?? 0 : 0;
            var tensors = new BatchTensors(batch, model._spec, model._rotary, model._device);
            var longest = copied + tensors.Layout.Width + 1;
            if (longest > _capacity)
                Resize(longest);
            var hidden = model.Run(batch, tensors, (layer, keys, values) =>
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    Write(_keys[layer].select(0, Count + i), copied > 0 ? before!.Keys[layer] : null, keys.select(1, i), rows[i].Length);
                    Write(_values[layer].select(0, Count + i), copied > 0 ? before!.Values[layer] : null, values.select(1, i), rows[i].Length);
                }
            });
            var predictions = model._head.Read(hidden, [.. batch.Rows.SelectMany(r => r.Reads)], detail);
            foreach (var row in rows)
                _rows.Add(refersTo, copied + row.Length);
            return predictions;
        }

        public override IReadOnlyList<Prediction> Advance(ReadOnlySpan<int> tokens, PredictionDetail detail)
        {
            if (tokens.Length != Count)
                throw new ArgumentException($"{tokens.Length} tokens for {Count} rows", nameof(tokens));
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var needed = _rows.LongestOwn + 1;
            if (needed > _capacity || needed + Growth < ShrinkAt * _capacity)
                Resize(needed + Growth);
            var step = new StepTensors(tokens, _rows, _capacity, model._spec, model._rotary, model._device);
            var stream = model._embedding.index_select(0, step.Tokens);
            for (var layer = 0; layer < _keys.Length; layer++)
            {
                using var inner = NewDisposeScope();
                var (before, weights) = (stream, model._layers[layer]);
                var attended = TorchAttention.Step(
                    Norm(stream, weights.AttentionNorm, weights.Spec.AttentionNorm, model._device.Type), weights, step, _keys[layer], _values[layer], _joined, layer);
                stream = stream.add(attended);
                stream = stream.add(Mlp(Norm(stream, weights.MlpNorm, weights.Spec.MlpNorm, model._device.Type), weights)).MoveToOuterDisposeScope();
                before.Dispose();
            }

            var predictions = model._head.Read(stream, [.. Enumerable.Repeat(new Read(0, []), Count)], detail);
            _rows.Advance();
            return predictions;
        }

        public override void Remove(int row)
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            if (row < Count - 1)
            {
                foreach (var buffer in _keys.Concat(_values))
                    buffer.select(0, row).copy_(buffer.select(0, Count - 1));
            }

            _rows.Remove(row);
        }

        protected override void Dispose(bool disposing)
        {
            if (!disposing)
                return;
            foreach (var buffer in _keys.Concat(_values))
                buffer.Dispose();
            (_keys, _values) = ([], []);
            if (_joinedIsOwn)
                _joined?.Dispose();
        }

        /// <summary>Writes a new row's vectors, [K, tokens, D]: those of what it follows, and the first <paramref name="count"/> of its own.</summary>
        private static void Write(Tensor target, Tensor? before, Tensor own, long count)
        {
            var start = before?.shape[1] ?? 0;
            if (before is not null)
                target.narrow(1, 0, start).copy_(before);
            target.narrow(1, start, count).copy_(own.narrow(1, 0, count));
        }

        /// <summary>Puts all attached prefixes behind one another; one alone is used as it is.</summary>
        private void Join()
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            if (_joinedIsOwn)
                _joined?.Dispose();
            var attached = _rows.Attached;
            _joinedIsOwn = attached.Count > 1;
            _joined = attached.Count switch
            {
                0 => null,
                1 => attached[0],
                _ => new TorchPrefix(_rows.AttachedLength, Joined(p => p.Keys), Joined(p => p.Values)),
            };

            Tensor[] Joined(Func<TorchPrefix, Tensor[]> part) =>
                [.. Enumerable.Range(0, model._layers.Count).Select(layer => cat([.. attached.Select(p => part(p)[layer])], 1).DetachFromDisposeScope())];
        }

        /// <summary>Gives all rows buffers of about so many tokens; what rows hold is kept. Zeros: a hidden key's score must be a number.</summary>
        private void Resize(int tokens)
        {
            var capacity = (tokens + Growth - 1) / Growth * Growth;
            var held = Math.Min(_rows.LongestOwn, Math.Min(_capacity, capacity));
            (_keys, _values) = (Resized(_keys), Resized(_values));
            _capacity = capacity;

            Tensor[] Resized(Tensor[] old) => [.. model._layers.Select((layer, i) =>
            {
                var attention = layer.Spec.Attention;
                var buffer = zeros([maxRows, attention.KeyValueHeads, capacity, attention.HeadSize], model._device.Type, model._device.Device).DetachFromDisposeScope();
                if (Count > 0)
                    buffer.narrow(0, 0, Count).narrow(2, 0, held).copy_(old[i].narrow(0, 0, Count).narrow(2, 0, held));
                if (old.Length > 0)
                    old[i].Dispose();
                return buffer;
            })];
        }
    }
}
