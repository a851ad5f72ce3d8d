using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

internal sealed partial class GraphModel
{
    /// <summary>
    /// Rows in generation. Each has a buffer a layer for its own keys and values, to which a step writes in place; buffers grow together when a row has
    /// filled its own. Attached prefixes lie one after another as one, and a bias a row hides those of others.
    /// </summary>
    private sealed class Rows : RowCache
    {
        /// <summary>Tokens by which capacity grows: growth copies all buffers, and unused capacity costs time at every step.</summary>
        private const int Growth = 64;

        /// <summary>The share of capacity in use from which down the buffers are made smaller.</summary>
        private const double ShrinkAt = 0.7;

        private readonly GraphModel _model;
        private readonly OrtAllocator? _allocator;
        private readonly RowLedger<GraphPrefix> _rows = new();
        private DeviceBuffer[] _keys = [];
        private DeviceBuffer[] _values = [];
        private int _capacity;
        private GraphPrefix? _joined;
        private bool _joinedIsOwn;
        private StepViews? _views;

        public Rows(GraphModel model, int maxRows)
        {
            (_model, MaxRows) = (model, maxRows);
            _allocator = model._sessions.Device.Cuda is null ? null : new OrtAllocator(model._decoder, model._sessions.DeviceMemory);
        }

        public override int Count => _rows.Count;

        public override int MaxRows { get; }

        private int Layers => _model._spec.Layers.Count;

        public override void Attach(PrefixState prefix)
        {
            _rows.Attach((GraphPrefix)prefix);
            Join();
        }

        public override void Detach(PrefixState prefix)
        {
            _rows.Detach((GraphPrefix)prefix);
            Join();
        }

        public override IReadOnlyList<Prediction> Admit(PrefixState? prefix, IReadOnlyList<ReadOnlyMemory<int>> rows, PredictionDetail detail)
        {
            if (Count + rows.Count > MaxRows)
                throw new ArgumentException($"{rows.Count} rows do not fit beside {Count} of at most {MaxRows}", nameof(rows));
            var batch = new ForwardBatch { Prefix = prefix, Rows = [.. rows.Select(r => new ForwardRow(r, [new Read(r.Length - 1, [])]))], Detail = detail };
            batch.Check();
            var layout = new RowLayout(batch);
            var before = (GraphPrefix?)prefix;
            var refersTo = _rows.IsAttached(before) ? before : null;
            var copied = refersTo is null ? prefix?.Length ?? 0 : 0;
            Reserve(copied + layout.Width + 1);
            var outputs = _model.RunDecoder(batch, layout, keepOwn: true);
            try
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    var start = i * layout.Width;
                    for (var layer = 0; layer < Layers; layer++)
                        Write(layer, copied > 0 ? before : null, outputs[1 + (2 * layer)], outputs[2 + (2 * layer)], start, start + rows[i].Length, copied);
                    _rows.Add(refersTo, copied + rows[i].Length);
                }

                return _model._head.Run(outputs[0], layout.EveryRead, [.. batch.Rows.SelectMany(r => r.Reads)], detail);
            }
            finally
            {
                foreach (var output in outputs)
                    output.Dispose();
            }
        }

        public override IReadOnlyList<Prediction> Advance(ReadOnlySpan<int> tokens, PredictionDetail detail)
        {
            if (tokens.Length != Count)
                throw new ArgumentException($"{tokens.Length} tokens for {Count} rows", nameof(tokens));
            var needed = _rows.LongestOwn + 1;
            if (needed + Growth < ShrinkAt * _capacity)
                Resize(needed + Growth);
            Reserve(needed);
            var attached = _joined is not null || !_model._fusesOwnSteps;
            using var binding = new Binding((attached ? _model._attachedSteps : _model._ownSteps).Value, _model._sessions.Cancellation);
            var ids = new long[tokens.Length];
            for (var i = 0; i < ids.Length; i++)
                ids[i] = tokens[i];
            binding.Input(DecoderInputs.Tokens, ids, ids.Length);
            _model.BindRotary(binding, ids.Length, Enumerable.Range(0, Count).Select(row => (_rows.Position(row), 1)));
            if (attached)
                BindShapes(binding);
            else
                BindLengths(binding);
            binding.Output(DecoderInputs.Hidden, _model._sessions.DeviceMemory);
            BindBuffers(binding, attached);
            var outputs = binding.Run();
            try
            {
                _rows.Advance();
                return _model._head.Run(outputs[0], [.. Enumerable.Range(0, Count).Select(i => (long)i)], [.. Enumerable.Repeat(new Read(0, []), Count)], detail);
            }
            finally
            {
                // The buffers among them stay: what is freed are references of the call.
                foreach (var output in outputs)
                    output.Dispose();
            }
        }

        public override void Remove(int row)
        {
            var last = Count - 1;
            for (var layer = 0; row < last && layer < Layers; layer++)
            {
                using var binding = new Binding(_model._move.Value, _model._sessions.Cancellation);
                var (source, target) = (RowGraphs.Both(RowGraphs.Source), RowGraphs.Both(RowGraphs.Target));
                using var fromKey = _keys[layer].Row(last);
                using var fromValue = _values[layer].Row(last);
                using var toKey = _keys[layer].Row(row);
                using var toValue = _values[layer].Row(row);
                binding.Input(source[0], fromKey);
                binding.Input(source[1], fromValue);
                binding.Output(target[0], toKey);
                binding.Output(target[1], toValue);
                Run(binding);
            }

            _rows.Remove(row);
        }

        protected override void Dispose(bool disposing)
        {
            _views?.Dispose();
            foreach (var buffer in _keys.Concat(_values))
                buffer.Dispose();
            (_keys, _values) = ([], []);
            if (_joinedIsOwn)
                _joined?.Dispose();
            _allocator?.Dispose();
        }

        private static void Run(Binding binding)
        {
            foreach (var output in binding.Run())
                output.Dispose();
        }

        /// <summary>Puts all attached prefixes behind one another; one alone is used as it is.</summary>
        private void Join()
        {
            if (_joinedIsOwn)
                _joined?.Dispose();
            var attached = _rows.Attached;
            _joinedIsOwn = attached.Count > 1;
            _joined = attached.Count > 0 ? attached[0] : null;
            for (var i = 1; i < attached.Count; i++)
            {
                var pairs = Enumerable.Range(0, Layers).Select(layer => _model.Append(_joined!, attached[i], layer)).ToArray();
                var longer = new GraphPrefix(_joined!.Length + attached[i].Length, [.. pairs.Select(p => p.Key)], [.. pairs.Select(p => p.Value)]);
                if (i > 1)
                    _joined.Dispose();
                _joined = longer;
            }
        }

        /// <summary>Makes room for rows of so many own tokens.</summary>
        private void Reserve(int tokens)
        {
            if (tokens > _capacity)
                Resize(tokens);
        }

        /// <summary>Gives all rows buffers of about so many tokens; what rows hold is kept.</summary>
        private void Resize(int tokens)
        {
            var capacity = (tokens + Growth - 1) / Growth * Growth;
            var (keys, values) = (new DeviceBuffer[Layers], new DeviceBuffer[Layers]);
            for (var layer = 0; layer < Layers; layer++)
            {
                var attention = _model._spec.Layers[layer].Attention;
                keys[layer] = new DeviceBuffer(_allocator, _model._sessions.DeviceMemory, MaxRows, attention.KeyValueHeads, capacity, attention.HeadSize);
                values[layer] = new DeviceBuffer(_allocator, _model._sessions.DeviceMemory, MaxRows, attention.KeyValueHeads, capacity, attention.HeadSize);
                if (Count > 0)
                    Grow(layer, keys[layer], values[layer], capacity - _capacity);
                if (_keys.Length > 0)
                {
                    _keys[layer].Dispose();
                    _values[layer].Dispose();
                }
            }

            _views?.Dispose();
            _views = null;
            (_keys, _values, _capacity) = (keys, values, capacity);
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
        private void Write(int layer, GraphPrefix? prefix, OrtValue ownKeys, OrtValue ownValues, int start, int end, int copied)
        {
            using var binding = new Binding(_model._admit.Value, _model._sessions.Cancellation);
            var (before, own, target) = (RowGraphs.Both(RowGraphs.Prefix), RowGraphs.Both(RowGraphs.Own), RowGraphs.Both(RowGraphs.Target));
            var empty = _model.EmptyPrefix(layer);
            using var toKey = _keys[layer].Row(Count);
            using var toValue = _values[layer].Row(Count);
            binding.Input(before[0], prefix?.Keys[layer] ?? empty);
            binding.Input(before[1], prefix?.Values[layer] ?? empty);
            binding.Input(own[0], ownKeys);
            binding.Input(own[1], ownValues);
            binding.Input(RowGraphs.Start, new long[] { start }, 1);
            binding.Input(RowGraphs.End, new long[] { end }, 1);
            binding.Input(RowGraphs.Padding, new long[] { 0, 0, 0, 0, _capacity - copied - (end - start), 0 }, 6);
            binding.Output(target[0], toKey);
            binding.Output(target[1], toValue);
            Run(binding);
        }

        private void BindLengths(Binding binding)
        {
            var last = new int[Count];
            for (var i = 0; i < last.Length; i++)
                last[i] = _rows.Own(i);
            binding.Input(StepInputs.LastKey, last, Count);
            binding.Input(StepInputs.LongestRow, new[] { last.Max() + 1 });
        }

        private void BindShapes(Binding binding)
        {
            var graph = _model._decoderGraph;
            long prefix = _joined?.Length ?? 0;
            binding.Input(DecoderInputs.KeySplit, new long[] { prefix, _capacity }, 2);
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
                    (index[3 * i], index[(3 * i) + 1], index[(3 * i) + 2]) = (i / heads, i % heads, _rows.Own((int)(i / heads)));
                binding.Input(StepInputs.WriteIndex(heads), index, Count, heads, 3);
            }

            foreach (var window in graph.Windows)
                binding.Input(DecoderInputs.Bias(window), _rows.Bias(window, _capacity), Count, 1, 1, prefix + _capacity);
        }

        private void BindBuffers(Binding binding, bool attached)
        {
            if (_views is null || _views.Count != Count || _views.Capacity != _capacity)
            {
                _views?.Dispose();
                _views = new StepViews(Count, _capacity, _keys, _values);
            }

            for (var layer = 0; layer < Layers; layer++)
            {
                if (attached)
                {
                    var empty = _model.EmptyPrefix(layer);
                    binding.Input(DecoderInputs.PrefixKey(layer), _joined?.Keys[layer] ?? empty);
                    binding.Input(DecoderInputs.PrefixValue(layer), _joined?.Values[layer] ?? empty);
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
