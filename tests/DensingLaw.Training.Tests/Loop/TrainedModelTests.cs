using DensingLaw.Checkpoints;
using DensingLaw.Inference;
using DensingLaw.Inference.Onnx;
using DensingLaw.Inference.Torch;
using DensingLaw.Numerics;
using DensingLaw.Training.Ladder;
using DensingLaw.Training.Loop;
using static TorchSharp.torch;

namespace DensingLaw.Training.Tests;

/// <summary>The training model is the model that the engines read from its saved folder, and its gradients are those of its loss.</summary>
public sealed class TrainedModelTests : IDisposable
{
    private const int Vocabulary = 32, Window = 12, Sequences = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-train-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Grouped heads with a head of its own; tied embeddings; a head size other than width over heads.</summary>
    [Theory]
    [InlineData(2, 8, 4, 2, 2, false)]
    [InlineData(3, 12, 2, 1, 6, true)]
    [InlineData(2, 16, 2, 2, 10, false)]
    public void Logits_AreThoseOfBothEnginesOnTheSavedFolder(int layers, int hidden, int heads, int keyValueHeads, int headSize, bool tied)
    {
        var device = TorchLoading.RequireLibrary();
        var layout = Layout(layers, hidden, heads, keyValueHeads, headSize, tied);
        var values = Values(layout);
        PublishedFolder.Write(_folder.FullName, layout.Spec, new TrainedWeights(layout, values), endOfText: 0);
        using var state = FlatState.Start(values, device.Device);
        using var model = new TrainedModel(layout, state.Values, Window, float32, recompute: false);
        using var checkpoint = CheckpointReader.Open(_folder.FullName);
        Assert.Equal(ParameterCounts.Of(layout.Spec), checkpoint.Parameters);
        Assert.Equal(layout.Total, checkpoint.Parameters.Total);
        using var torchModel = TorchEngine.Load(checkpoint, new EngineOptions { Device = "cpu", Threads = 1 });
        using var onnxModel = OnnxEngine.Load(checkpoint, new EngineOptions { Device = "cpu", Threads = 1 });
        var (inputs, _) = Batch();
        using var scope = NewDisposeScope();
        var logits = model.Logits(tensor(inputs, [Sequences, Window])).log_softmax(-1);
        foreach (var engine in new[] { torchModel, onnxModel })
        {
            var batch = new ForwardBatch
            {
                Rows = [.. Enumerable.Range(0, Sequences).Select(s => new ForwardRow(
                    inputs.Skip(s * Window).Take(Window).Select(t => (int)t).ToArray(), [.. Enumerable.Range(0, Window).Select(p => new Read(p, [0]))]))],
                Detail = new PredictionDetail { Distribution = true },
            };
            var result = engine.Forward(batch);
            for (var sequence = 0; sequence < Sequences; sequence++)
            {
                for (var position = 0; position < Window; position++)
                {
                    var expected = StateFile.Values(logits[sequence, position]);
                    var found = result.Predictions[sequence][position].Distribution;
                    for (var token = 0; token < Vocabulary; token++)
                        Assert.Equal(expected[token], found[token], 1e-4f);
                }
            }
        }
    }

    /// <summary>Central differences at a step of 0.002 in fp32 err by about 1e-3 here.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AddGradients_IsTheSlopeOfTheLoss(bool tied)
    {
        var device = TorchLoading.RequireLibrary();
        var layout = Layout(2, 8, 4, 2, 2, tied);
        using var state = FlatState.Start(Values(layout), device.Device);
        using var model = new TrainedModel(layout, state.Values, Window, float32, recompute: false);
        using var scope = NewDisposeScope();
        var (inputs, targets) = Tensors();
        model.AddGradients(inputs, targets, 1);
        var gradients = StateFile.Values(model.Gradients);
        var random = new Pcg32(9);
        foreach (var slice in layout.Slices)
        {
            for (var i = 0; i < 4; i++)
            {
                var at = slice.Offset + random.NextBelow((uint)slice.Count);
                var slope = (Shifted(at, 0.002f) - Shifted(at, -0.002f)) / 0.004;
                Assert.True(Math.Abs(slope - gradients[at]) < 2e-3 + (0.02 * Math.Abs(slope)), $"{slice.Kind} of layer {slice.Layer}: slope {slope}, gradient {gradients[at]}");
            }
        }

        double Shifted(long at, float by)
        {
            using var element = state.Values.narrow(0, at, 1);
            element.add_(by);
            var loss = nn.functional.cross_entropy(model.Logits(inputs).view(-1, Vocabulary).to_type(float64), targets.view(-1)).item<double>();
            element.sub_(by);
            return loss;
        }
    }

    /// <summary>Blocks computed again give the same gradients, and micro-batches add up to them, in another order of sums.</summary>
    [Theory]
    [InlineData(true, Sequences)]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void AddGradients_RecomputedOrInMicroBatches_IsTheSame(bool recompute, int microSequences)
    {
        var device = TorchLoading.RequireLibrary();
        var layout = Layout(2, 12, 4, 2, 4, tied: true);
        using var state = FlatState.Start(Values(layout), device.Device);
        using var plain = new TrainedModel(layout, state.Values, Window, float32, recompute: false);
        using var other = new TrainedModel(layout, state.Values, Window, float32, recompute);
        using var scope = NewDisposeScope();
        var (inputs, targets) = Tensors();
        var expectedLoss = plain.AddGradients(inputs, targets, 1).item<float>();
        var loss = 0f;
        for (var first = 0; first < Sequences; first += microSequences)
        {
            var count = Math.Min(microSequences, Sequences - first);
            loss += other.AddGradients(inputs.narrow(0, first, count), targets.narrow(0, first, count), (double)count / Sequences).item<float>();
        }

        Assert.Equal(expectedLoss, loss, 1e-5f);
        var (expected, found) = (StateFile.Values(plain.Gradients), StateFile.Values(other.Gradients));
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 2e-6f);
    }

    /// <summary>bf16 has 8 bits: the loss moves by less than a percent, and the gradients' direction stays.</summary>
    [Fact]
    public void AddGradients_InBf16_IsNearFp32()
    {
        var device = TorchLoading.RequireLibrary();
        var layout = Layout(2, 16, 4, 2, 4, tied: false);
        using var state = FlatState.Start(Values(layout), device.Device);
        using var wide = new TrainedModel(layout, state.Values, Window, float32, recompute: false);
        using var narrow = new TrainedModel(layout, state.Values, Window, bfloat16, recompute: false);
        using var scope = NewDisposeScope();
        var (inputs, targets) = Tensors();
        var (expected, found) = (wide.AddGradients(inputs, targets, 1).item<float>(), narrow.AddGradients(inputs, targets, 1).item<float>());
        Assert.Equal(expected, found, 0.01f * expected);
        var cosine = nn.functional.cosine_similarity(wide.Gradients, narrow.Gradients, 0).item<float>();
        Assert.InRange(cosine, 0.999f, 1.0001f);
        Assert.Equal(float32, narrow.Gradients.dtype);
    }

    private static ParameterLayout Layout(int layers, int hidden, int heads, int keyValueHeads, int headSize, bool tied)
    {
        var size = new LadderSize
        {
            Name = "x",
            Layers = layers,
            Hidden = hidden,
            Heads = heads,
            KeyValueHeads = keyValueHeads,
            HeadSize = headSize,
            FeedForward = hidden + 4,
            Sequences = Sequences,
            TokensPerParameter = [1],
            Seeds = 1,
            LearningRate = 0.1,
        };
        return new ParameterLayout(size.Spec(Vocabulary, Window, tied, 1000, 1e-5));
    }

    /// <summary>Gains other than 1, so that a gain in the wrong place shows.</summary>
    private static float[] Values(ParameterLayout layout)
    {
        var values = WeightInitialization.Draw(layout, 5);
        var random = new Pcg32(6);
        foreach (var slice in layout.Slices.Where(s => s.Kind == ParameterKind.Gain))
        {
            for (var i = 0L; i < slice.Count; i++)
                values[slice.Offset + i] = (float)(0.5 + random.NextDouble());
        }

        return values;
    }

    private static (long[] Inputs, long[] Targets) Batch()
    {
        var (inputs, targets) = (new long[Sequences * Window], new long[Sequences * Window]);
        PatternCorpus.Windows(Window, Sequences, 2)(0, inputs, targets);
        return (inputs, targets);
    }

    private static (Tensor Inputs, Tensor Targets) Tensors()
    {
        var (inputs, targets) = Batch();
        return (tensor(inputs, [Sequences, Window]), tensor(targets, [Sequences, Window]));
    }
}
