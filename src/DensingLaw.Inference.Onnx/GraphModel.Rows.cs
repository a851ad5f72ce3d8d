using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

internal sealed partial class GraphModel
{
    /// <summary>Rows in generation, in one buffer a layer for keys and one for values, to which a step writes in place.</summary>
    private sealed class Rows : BufferedRows<GraphPrefix>
    {
        private readonly GraphModel _model;
        private readonly OrtAllocator? _allocator;
        private DeviceBuffer[] _keys = [];
        private DeviceBuffer[] _values = [];
        private StepViews? _views;

        public Rows(GraphModel model, int maxRows)
            : base(maxRows)
        {
            _model = model;
            _allocator = model._sessions.Device.Cuda is null ? null : new OrtAllocator(model._decoder, model._sessions.DeviceMemory);
        }

        private int Layers => _model._spec.Layers.Count;

        protected override IReadOnlyList<Prediction> ComputeNew(ForwardBatch batch, GraphPrefix? copied)
        {
            var layout = new RowLayout(batch);
            var outputs = _model.RunDecoder(batch, layout, keepOwn: true);
            try
            {
                for (var i = 0; i < batch.Rows.Count; i++)
                {
                    var tokens = (i * layout.Width)..((i * layout.Width) + batch.Rows[i].Tokens.Length);
                    for (var layer = 0; layer < Layers; layer++)
                        Write(Count + i, layer, copied, outputs[1 + (2 * layer)], outputs[2 + (2 * layer)], tokens);
                }

                return _model._head.Run(outputs[0], layout.EveryRead, [.. batch.Rows.SelectMany(r => r.Reads)], batch.Detail);
            }
            finally
            {
                foreach (var output in outputs)
                    output.Dispose();
            }
        }

        protected override IReadOnlyList<Prediction> ComputeNext(ReadOnlySpan<int> tokens, PredictionDetail detail)
        {
            var attached = Joined is not null || !_model._fusesOwnSteps;
            using var binding = new Binding((attached ? _model._attachedSteps : _model._ownSteps).Value, _model._sessions.Cancellation);
            var ids = new long[tokens.Length];
            for (var i = 0; i < ids.Length; i++)
                ids[i] = tokens[i];
            binding.Input(DecoderInputs.Tokens, ids, ids.Length);
            _model.BindRotary(binding, ids.Length, Enumerable.Range(0, Count).Select(row => (Ledger.Position(row), 1)));
            if (attached)
                BindShapes(binding);
            else
                BindLengths(binding);
            binding.Output(DecoderInputs.Hidden, _model._sessions.DeviceMemory);
            BindBuffers(binding, attached);
            var outputs = binding.Run();
            try
            {
                return _model._head.Run(outputs[0], [.. Enumerable.Range(0, Count).Select(i => (long)i)], [.. Enumerable.Repeat(new Read(0, []), Count)], detail);
            }
            finally
            {
                // The buffers among them stay: what is freed are references of the call.
                foreach (var output in outputs)
                    output.Dispose();
            }
        }

        protected override void Move(int source, int target)
        {
            for (var layer = 0; layer < Layers; layer++)
            {
                using var binding = new Binding(_model._move.Value, _model._sessions.Cancellation);
                var (read, written) = (RowGraphs.Both(RowGraphs.Source), RowGraphs.Both(RowGraphs.Target));
                using var fromKey = _keys[layer].Row(source);
                using var fromValue = _values[layer].Row(source);
                using var toKey = _keys[layer].Row(target);
                using var toValue = _values[layer].Row(target);
                binding.Input(read[0], fromKey);
                binding.Input(read[1], fromValue);
                binding.Output(written[0], toKey);
                binding.Output(written[1], toValue);
                Run(binding);
            }
        }

        protected override GraphPrefix Join(IReadOnlyList<GraphPrefix> attached)
        {
            var joined = attached[0];
            for (var i = 1; i < attached.Count; i++)
            {
                var pairs = Enumerable.Range(0, Layers).Select(layer => _model.Append(joined, attached[i], layer)).ToArray();
                var longer = new GraphPrefix(joined.Length + attached[i].Length, [.. pairs.Select(p => p.Key)], [.. pairs.Select(p => p.Value)]);
                if (i > 1)
                    joined.Dispose();
                joined = longer;
            }

            return joined;
        }

        protected override void Replace(int capacity)
        {
            var (keys, values) = (new DeviceBuffer[Layers], new DeviceBuffer[Layers]);
            for (var layer = 0; layer < Layers; layer++)
            {
                var attention = _model._spec.Layers[layer].Attention;
                keys[layer] = new DeviceBuffer(_allocator, _model._sessions.DeviceMemory, MaxRows, attention.KeyValueHeads, capacity, attention.HeadSize);
                values[layer] = new DeviceBuffer(_allocator, _model._sessions.DeviceMemory, MaxRows, attention.KeyValueHeads, capacity, attention.HeadSize);
                if (Count > 0)
                    Grow(layer, keys[layer], values[layer], capacity - Capacity);
                if (_keys.Length > 0)
                {
                    _keys[layer].Dispose();
                    _values[layer].Dispose();
                }
            }

            _views?.Dispose();
            _views = null;
            (_keys, _values) = (keys, values);
        }

        protected override void Free()
        {
            _views?.Dispose();
            foreach (var buffer in _keys.Concat(_values))
                buffer.Dispose();
            (_keys, _values) = ([], []);
            _allocator?.Dispose();
        }

        private static void Run(Binding binding)
        {
            foreach (var output in binding.Run())
                output.Dispose();
        }

        private void Grow(int layer, DeviceBuffer keys, DeviceBuffer values, int by)
        {
            using var binding = new Binding(_model._grow.Value, _model._sessions.Cancellation);
            var (source, target) = (RowGraphs.Both(RowGraphs.Source), RowGraphs.Both(RowGraphs.Target));
            using var fromKey = _keys[layer].First(Count);
            using var fromValue = _values[layer].First(Count);
            using var toKey = keys.First(Count);
            using var toValue = values.First(Count);
            binding.Input(source[0], fromKey);
            binding.Input(source[1], fromValue);
            binding.Input(RowGraphs.Padding, new long[] { 0, 0, 0, 0, 0, 0, by, 0 }, 8);
            binding.Output(target[0], toKey);
            binding.Output(target[1], toValue);
            Run(binding);
        }

        /// <summary>Writes a new row's buffer: a copy of what it follows, and its own vectors.</summary>
        private void Write(int row, int layer, GraphPrefix? copied, OrtValue ownKeys, OrtValue ownValues, Range tokens)
        {
            using var binding = new Binding(_model._admit.Value, _model._sessions.Cancellation);
            var (before, own, target) = (RowGraphs.Both(RowGraphs.Prefix), RowGraphs.Both(RowGraphs.Own), RowGraphs.Both(RowGraphs.Target));
            var empty = _model.EmptyPrefix(layer);
            using var toKey = _keys[layer].Row(row);
            using var toValue = _values[layer].Row(row);
            binding.Input(before[0], copied?.Keys[layer] ?? empty);
            binding.Input(before[1], copied?.Values[layer] ?? empty);
            binding.Input(own[0], ownKeys);
            binding.Input(own[1], ownValues);
            binding.Input(RowGraphs.Start, new long[] { tokens.Start.Value }, 1);
            binding.Input(RowGraphs.End, new long[] { tokens.End.Value }, 1);
            binding.Input(RowGraphs.Padding, new long[] { 0, 0, 0, 0, Capacity - (copied?.Length ?? 0) - (tokens.End.Value - tokens.Start.Value), 0 }, 6);
            binding.Output(target[0], toKey);
            binding.Output(target[1], toValue);
            Run(binding);
        }

        private void BindLengths(Binding binding)
        {
            var last = new int[Count];
            for (var i = 0; i < last.Length; i++)
                last[i] = Ledger.Own(i);
            binding.Input(StepInputs.LastKey, last, Count);
            binding.Input(StepInputs.LongestRow, new[] { last.Max() + 1 });
        }

        private void BindShapes(Binding binding)
        {
            var graph = _model._decoderGraph;
            long prefix = Joined?.Length ?? 0;
            binding.Input(DecoderInputs.KeySplit, new long[] { prefix, Capacity }, 2);
            foreach (var attention in graph.AttentionSpecs.DistinctBy(a => (a.KeyValueHeads, a.QueryHeads)))
            {
                long heads = attention.KeyValueHeads, groups = attention.QueryHeads / attention.KeyValueHeads;
                binding.Input(StepInputs.PrefixScores(attention), [heads, Count, groups, prefix], 4);
                binding.Input(StepInputs.PrefixFlat(attention), [heads, Count * groups, prefix], 3);
            }

            foreach (var heads in graph.AttentionSpecs.Select(a => a.KeyValueHeads).Distinct())
            {
                var index = new long[Count * heads * 3];
                for (var i = 0; i < Count * heads; i++)
                    (index[3 * i], index[(3 * i) + 1], index[(3 * i) + 2]) = (i / heads, i % heads, Ledger.Own((int)(i / heads)));
                binding.Input(StepInputs.WriteIndex(heads), index, Count, heads, 3);
            }

            foreach (var window in graph.Windows)
                binding.Input(DecoderInputs.Bias(window), Ledger.Bias(window, Capacity), Count, 1, 1, prefix + Capacity);
        }

        private void BindBuffers(Binding binding, bool attached)
        {
            if (_views is null || _views.Count != Count || _views.Capacity != Capacity)
            {
                _views?.Dispose();
                _views = new StepViews(Count, Capacity, _keys, _values);
            }

            for (var layer = 0; layer < Layers; layer++)
            {
                if (attached)
                {
                    var empty = _model.EmptyPrefix(layer);
                    binding.Input(DecoderInputs.PrefixKey(layer), Joined?.Keys[layer] ?? empty);
                    binding.Input(DecoderInputs.PrefixValue(layer), Joined?.Values[layer] ?? empty);
                }

                binding.Input(StepInputs.OwnKey(layer), _views.Keys[layer]);
                binding.Input(StepInputs.OwnValue(layer), _views.Values[layer]);
                binding.Output(StepInputs.NewOwnKey(layer), _views.Keys[layer]);
                binding.Output(StepInputs.NewOwnValue(layer), _views.Values[layer]);
            }
        }
    }

    /// <summary>The rows' buffers as one step binds them.</summary>
    private sealed class StepViews(int count, int capacity, DeviceBuffer[] keys, DeviceBuffer[] values) : IDisposable
    {
        public int Count => count;

        public int Capacity => capacity;

        public OrtValue[] Keys { get; } = [.. keys.Select(k => k.First(count))];

        public OrtValue[] Values { get; } = [.. values.Select(v => v.First(count))];

        public void Dispose()
        {
            foreach (var value in Keys.Concat(Values))
                value.Dispose();
        }
    }
}
