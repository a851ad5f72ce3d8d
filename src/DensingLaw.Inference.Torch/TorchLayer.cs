using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>One layer's weights. Projections of the same input are one matrix: query, key and value; gate and up.</summary>
internal sealed class TorchLayer(LayerSpec spec, WeightLoader loader, int layer) : IDisposable
{
    public LayerSpec Spec => spec;

    public Tensor AttentionNorm { get; } = loader.Load(layer, WeightRole.AttentionNorm);

    public Tensor QueryKeyValue { get; } = loader.Load(layer, WeightRole.Query, WeightRole.Key, WeightRole.Value);

    public Tensor? QueryKeyValueBias { get; } =
        spec.Attention.QueryKeyValueBias ? loader.Load(layer, WeightRole.QueryBias, WeightRole.KeyBias, WeightRole.ValueBias) : null;

    public Tensor AttentionOutput { get; } = loader.Load(layer, WeightRole.AttentionOutput);

    public Tensor? AttentionOutputBias { get; } = spec.Attention.OutputBias ? loader.Load(layer, WeightRole.AttentionOutputBias) : null;

    public Tensor MlpNorm { get; } = loader.Load(layer, WeightRole.MlpNorm);

    public Tensor GateUp { get; } = loader.Load(layer, WeightRole.MlpGate, WeightRole.MlpUp);

    public Tensor? GateUpBias { get; } = spec.Mlp.Bias ? loader.Load(layer, WeightRole.MlpGateBias, WeightRole.MlpUpBias) : null;

    public Tensor Down { get; } = loader.Load(layer, WeightRole.MlpDown);

    public Tensor? DownBias { get; } = spec.Mlp.Bias ? loader.Load(layer, WeightRole.MlpDownBias) : null;

    public void Dispose()
    {
        foreach (var tensor in new[] { AttentionNorm, QueryKeyValue, QueryKeyValueBias, AttentionOutput, AttentionOutputBias, MlpNorm, GateUp, GateUpBias, Down, DownBias })
            tensor?.Dispose();
    }
}
