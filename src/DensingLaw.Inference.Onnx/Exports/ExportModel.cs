using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx.Exports;

/// <summary>
/// A decoder export run as it is, with a cache or without. Rows are filled up on the right to one length; what a causal decoder computes for real tokens
/// does not depend on tokens behind them.
/// </summary>
internal sealed class ExportModel : ICausalLanguageModel
{
    /// <summary>Logits of one forward at most: an export computes them for every token.</summary>
    private const long LogitsBytes = 128L << 20;
    private const int MaxRowsWithCache = 8;

    private readonly SessionFactory _sessions;
    private readonly InferenceSession _session;
    private readonly ExportSignature _signature;
    private readonly Lazy<InferenceSession> _repeat;
    private readonly HeadRunner _head;

    public ExportModel(OnnxCheckpoint checkpoint, SessionFactory sessions)
    {
        _sessions = sessions;
        using (var options = sessions.CreateOptions())
        {
            _session = SessionFactory.Open(checkpoint.ModelPath, options);
        }

        try
        {
            _signature = ExportSignature.Read(_session, checkpoint.ModelPath, checkpoint.HeadSize);
        }
        catch
        {
            _session.Dispose();
            throw;
        }

        VocabularySize = _signature.VocabularySize ?? checkpoint.VocabularySize;
        MaxPositions = checkpoint.MaxPositions;
        _repeat = new Lazy<InferenceSession>(() => CreateSession(RepeatGraph.Build(_signature)));
        _head = new HeadRunner(outputs => CreateSession(HeadGraph.BuildForLogits(VocabularySize, outputs)), sessions.Cancellation);
        Engine = new EngineInfo("onnx", OrtEnv.Instance().GetVersionString(), sessions.Device.Name, sessions.Threads, "fp32");
        BatchShape = new BatchShape
        {
            PreferredTokens = (int)Math.Clamp(LogitsBytes / (sizeof(float) * (long)VocabularySize), 32, 1024),
            ScoreBytesPerTokenPair = sizeof(float) * checkpoint.AttentionHeads,
            KeepsPrefixes = _signature.Layers.Count > 0,

            // ONNX Runtime's fused attention takes filling on the left only, and one row when there is a past.
            MaxRows = checkpoint.Operators.Contains("GroupQueryAttention") ? 1 : _signature.Layers.Count > 0 ? MaxRowsWithCache : int.MaxValue,
        };
    }

    public EngineInfo Engine { get; }

    public int VocabularySize { get; }

    public int MaxPositions { get; }

    public BatchShape BatchShape { get; }

    public ForwardResult Forward(ForwardBatch batch)
    {
        batch.Check();
        var layout = new RowLayout(batch);
        var outputs = Run(batch, layout, (ExportPrefix?)batch.Prefix);
        try
        {
            // Logits are padded: packed index → padded slot.
            var rows = layout.ReadIndex.Select(packed => layout.UnpadIndex[packed]).ToArray();
            var predictions = batch.SplitByRow(_head.Run(outputs[0], rows, [.. batch.Rows.SelectMany(r => r.Reads)], batch.Detail));
            return new ForwardResult(predictions, batch.KeepState ? new ExportPrefix(layout.Prefix + layout.Width, outputs[1..]) : null);
        }
        finally
        {
            outputs[0].Dispose();
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _head.Dispose();
        if (_repeat.IsValueCreated)
        {
            _repeat.Value.Dispose();
        }
    }

    private OrtValue[] Run(ForwardBatch batch, RowLayout layout, ExportPrefix? prefix)
    {
        using var binding = new Binding(_session, _sessions.Cancellation);
        binding.Input(ExportNames.Tokens, [.. layout.PadIndex.Select(packed => layout.Tokens[packed])], layout.Rows, layout.Width);
        if (_signature.TakesMask)
        {
            binding.Input(ExportNames.Mask, Mask(batch, layout), layout.Rows, layout.Prefix + layout.Width);
        }

        if (_signature.TakesPositions)
        {
            var positions = Enumerable.Range(0, layout.PadIndex.Length).Select(slot => (long)layout.Prefix + (slot % layout.Width));
            binding.Input(ExportNames.Positions, [.. positions], layout.Rows, layout.Width);
        }

        var owned = BindCache(binding, layout.Rows, prefix);
        try
        {
            binding.Output(ExportNames.Logits, _sessions.DeviceMemory);
            for (var layer = 0; batch.KeepState && layer < _signature.Layers.Count; layer++)
            {
                binding.Output(ExportNames.PresentKey(layer), _sessions.DeviceMemory);
                binding.Output(ExportNames.PresentValue(layer), _sessions.DeviceMemory);
            }

            return binding.Run();
        }
        finally
        {
            foreach (var value in owned)
            {
                value.Dispose();
            }
        }
    }

    /// <summary>Binds an empty cache, the prefix's, or a copy of it for each row; returns what has to be disposed after the call.</summary>
    private OrtValue[] BindCache(Binding binding, int rows, ExportPrefix? prefix)
    {
        var owned = prefix is not null && rows > 1 ? Repeat(prefix, rows) : [];
        for (var layer = 0; layer < _signature.Layers.Count; layer++)
        {
            if (prefix is null)
            {
                var (heads, size) = _signature.Layers[layer];
                binding.Input(ExportNames.PastKey(layer), Array.Empty<float>(), rows, heads, 0, size);
                binding.Input(ExportNames.PastValue(layer), Array.Empty<float>(), rows, heads, 0, size);
            }
            else
            {
                var cache = owned.Length > 0 ? owned : prefix.Cache;
                binding.Input(ExportNames.PastKey(layer), cache[2 * layer]);
                binding.Input(ExportNames.PastValue(layer), cache[(2 * layer) + 1]);
            }
        }

        return owned;
    }

    private OrtValue[] Repeat(ExportPrefix prefix, int rows)
    {
        using var binding = new Binding(_repeat.Value, _sessions.Cancellation);
        binding.Input(RepeatGraph.Repeats, new long[] { rows, 1, 1, 1 }, 4);
        for (var layer = 0; layer < _signature.Layers.Count; layer++)
        {
            binding.Input(ExportNames.PastKey(layer), prefix.Cache[2 * layer]);
            binding.Input(ExportNames.PastValue(layer), prefix.Cache[(2 * layer) + 1]);
            binding.Output(RepeatGraph.Repeated(ExportNames.PastKey(layer)), _sessions.DeviceMemory);
            binding.Output(RepeatGraph.Repeated(ExportNames.PastValue(layer)), _sessions.DeviceMemory);
        }

        return binding.Run();
    }

    private static long[] Mask(ForwardBatch batch, RowLayout layout)
    {
        var columns = layout.Prefix + layout.Width;
        var mask = new long[layout.Rows * columns];
        for (var row = 0; row < layout.Rows; row++)
        {
            mask.AsSpan(row * columns, layout.Prefix + batch.Rows[row].Tokens.Length).Fill(1);
        }

        return mask;
    }

    private InferenceSession CreateSession(byte[] model)
    {
        using var options = _sessions.CreateOptions();
        return SessionFactory.Create(model, options);
    }
}
