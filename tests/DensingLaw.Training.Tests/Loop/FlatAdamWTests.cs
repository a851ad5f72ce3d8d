using DensingLaw.Numerics;
using DensingLaw.Training.Loop;
using static TorchSharp.torch;

namespace DensingLaw.Training.Tests;

public sealed class FlatAdamWTests
{
    /// <summary>
    /// Worked by hand with η 0.1, λ 0.1 on the first element alone. Step 1 moves each by η·sign(g): 1·0.99 − 0.1 and −2 + 0.1. Step 2: m 0.055 and −0.05 over
    /// 0.19, v 0.012375 and 0.0555 over 0.0975.
    /// </summary>
    [Fact]
    public void Step_TwoStepsByHand()
    {
        var device = TorchLoading.RequireLibrary();
        using var state = FlatState.Start([1, -2], device.Device);
        var optimizer = new FlatAdamW(decayed: 1, weightDecay: 0.1);
        Step(optimizer, state, [0.5f, -1], 0.1);
        Near([0.89f, -1.9f], StateFile.Values(state.Values));
        Step(optimizer, state, [0.1f, 0.4f], 0.1);
        Near([0.7998471f, -1.8651204f], StateFile.Values(state.Values));
        Assert.Equal(2, state.Step);
    }

    [Fact]
    public void Step_AgreesWithLibtorchsOwnOptimizer()
    {
        var device = TorchLoading.RequireLibrary();
        const int Count = 64;
        var random = new Pcg32(3);
        var start = Draw(Count, ref random);
        using var state = FlatState.Start(start, device.Device);
        var ours = new FlatAdamW(Count, 0.1);
        using var parameter = new TorchSharp.Modules.Parameter(tensor(start));
        using var reference = optim.AdamW([parameter], lr: 0.02, beta1: FlatAdamW.Beta1, beta2: FlatAdamW.Beta2, eps: FlatAdamW.Epsilon, weight_decay: 0.1);
        for (var i = 0; i < 20; i++)
        {
            var gradient = Draw(Count, ref random);
            Step(ours, state, gradient, 0.02);
            parameter.grad = tensor(gradient);
            reference.step();
        }

        Near(StateFile.Values(parameter), StateFile.Values(state.Values));
    }

    private static void Step(FlatAdamW optimizer, FlatState state, float[] gradient, double learningRate)
    {
        using var flat = tensor(gradient);
        optimizer.Step(state, flat, learningRate);
    }

    private static float[] Draw(int count, ref Pcg32 random)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)((2 * random.NextDouble()) - 1);
        return values;
    }

    private static void Near(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 2e-6f);
    }
}
