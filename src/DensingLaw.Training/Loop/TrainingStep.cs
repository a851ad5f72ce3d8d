using DensingLaw.Inference.Torch;
using DensingLaw.Training.Ladder;
using static TorchSharp.torch;

namespace DensingLaw.Training.Loop;

/// <summary>One step of training: gradients over micro-batches, their norm clipped, AdamW.</summary>
internal sealed class TrainingStep : IDisposable
{
    private const double ClipNorm = 1;

    private readonly TrainedModel _model;
    private readonly FlatAdamW _optimizer;
    private readonly FlatState _state;
    private readonly Device _device;
    private readonly long[] _inputs;
    private readonly long[] _targets;
    private readonly int _sequences;
    private readonly int _window;
    private readonly int _microSequences;

    public TrainingStep(ParameterLayout layout, FlatState state, TorchDevice device, TrainingSettings settings)
    {
        (_state, _device, _sequences, _window) = (state, device.Device, settings.Sequences, settings.Window);
        Vocabulary = layout.Spec.VocabularySize;
        _microSequences = Math.Min(settings.MicroSequences, _sequences);
        (_inputs, _targets) = (new long[_sequences * _window], new long[_sequences * _window]);
        _model = new TrainedModel(layout, state.Values, _window, device.Type, settings.Recompute);
        _optimizer = new FlatAdamW(layout.Decayed, settings.WeightDecay);
    }

    /// <summary>Rows of the embedding.</summary>
    public int Vocabulary { get; }

    /// <summary>Takes the windows of the state's step. Where loss or gradient norm is not finite, nothing is changed.</summary>
    /// <returns>Mean loss in nats a token, and the gradient's norm before clipping; null where it was cancelled before a micro-batch, and nothing is changed.</returns>
    public (double Loss, double GradientNorm)? Run(WindowReader windows, double learningRate, CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        windows(_state.Step, _inputs, _targets);
        _model.Gradients.zero_();
        Tensor? loss = null;
        long[] shape = [_sequences, _window];
        var (inputs, targets) = (tensor(_inputs, shape, dtype: int64, device: _device), tensor(_targets, shape, dtype: int64, device: _device));
        for (var first = 0; first < _sequences; first += _microSequences)
        {
            if (cancellation.IsCancellationRequested)
                return null;
            var count = Math.Min(_microSequences, _sequences - first);
            var part = _model.AddGradients(inputs.narrow(0, first, count), targets.narrow(0, first, count), (double)count / _sequences);
            loss = loss is null ? part : loss.add(part);
        }

        // One transfer for both numbers.
        var found = stack([loss!, _model.Gradients.norm()]).cpu();
        var (mean, norm) = ((double)found[0].item<float>(), (double)found[1].item<float>());
        if (!double.IsFinite(mean) || !double.IsFinite(norm))
            return (mean, norm);
        if (norm > ClipNorm)
            _model.Gradients.mul_((float)(ClipNorm / (norm + 1e-6)));
        _optimizer.Step(_state, _model.Gradients, learningRate);
        return (mean, norm);
    }

    public void Dispose() => _model.Dispose();
}
