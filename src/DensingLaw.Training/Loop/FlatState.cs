using static TorchSharp.torch;

namespace DensingLaw.Training.Loop;

/// <summary>What training changes: all parameters and AdamW's two moments, each as one flat fp32 tensor, and the number of steps done.</summary>
internal sealed class FlatState : IDisposable
{
    private FlatState(Tensor values, Tensor first, Tensor second, long step)
    {
        (Values, FirstMoment, SecondMoment, Step) = (values.DetachFromDisposeScope(), first.DetachFromDisposeScope(), second.DetachFromDisposeScope(), step);
    }

    public Tensor Values { get; }

    public Tensor FirstMoment { get; }

    public Tensor SecondMoment { get; }

    public long Step { get; set; }

    /// <summary>A state at step 0.</summary>
    public static FlatState Start(float[] values, Device device) => Of(values, new float[values.Length], new float[values.Length], 0, device);

    /// <summary>A state from memory.</summary>
    public static FlatState Of(float[] values, float[] first, float[] second, long step, Device device) => new(
        tensor(values, dtype: float32, device: device), tensor(first, dtype: float32, device: device), tensor(second, dtype: float32, device: device), step);

    /// <summary>A branch: the same numbers in memory of their own.</summary>
    public FlatState Copy() => new(Values.clone(), FirstMoment.clone(), SecondMoment.clone(), Step);

    /// <summary>Takes the numbers of another state of the same layout.</summary>
    public void Assign(FlatState other)
    {
        using var mode = no_grad();
        Values.copy_(other.Values);
        FirstMoment.copy_(other.FirstMoment);
        SecondMoment.copy_(other.SecondMoment);
        Step = other.Step;
    }

    public void Dispose()
    {
        Values.Dispose();
        FirstMoment.Dispose();
        SecondMoment.Dispose();
    }
}
