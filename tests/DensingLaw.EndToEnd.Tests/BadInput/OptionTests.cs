using System.Runtime.InteropServices;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.BadInput;

public sealed class OptionTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void Measure_SeveralBadValues_AreAllListed()
    {
        CliProcess.Run(
            "measure", _place["nowhere"], "--data", _place.Path, "--benchmarks", "mmluu", "--threads", "0", "--limit", "x", "--precision", "bf16", "--runs", _place.Runs)
            .AssertRefusedWith(
                2,
                [_place["nowhere"], "give a folder or a file"],
                ["unknown benchmark mmluu (did you mean mmlu?)"],
                ["--threads is '0'", "at least 1"],
                ["--limit is 'x'", "at least 1"],
                ["--precision is 'bf16'", "there are: fp32"]);
        _place.AssertNoRun();
    }

    [Fact]
    public void Measure_PrecisionThatIsNotThere_Exits2() =>
        _place.AssertRefused(_place.Measure(_place.TinyExport(), "--precision", "bf16"), 2, "--precision is 'bf16'", "fp32");

    [Theory]
    [InlineData("--limit", "3", "expects a single argument but 2 were provided")]
    [InlineData("--seed", null, "Required argument missing")]
    public void Measure_OptionTwiceOrWithoutValue_Exits2(string option, string? value, string phrase) =>
        _place.AssertRefused(_place.Measure(_place.TinyExport(), value is null ? [option] : [option, value]), 2, $"'{option}'", phrase);

    [Fact]
    public void ProbeLogProbs_OptionTwice_Exits2() =>
        CliProcess.Run("probe", "logprobs", _place.Path, "--top", "1", "--top", "2").AssertRefused(2, "'--top'", "expects a single argument");

    [Fact]
    public void Measure_UnknownSubtask_IsSuggested()
    {
        var run = CliProcess.Run(
            "measure", _place.TinyExport(), "--data", SharedFolder.Require("bench"), "--benchmarks", "mmlu", "--subtasks", "abstract_algbra", "--runs", _place.Runs);
        _place.AssertRefused(run, 2, "no sub-task abstract_algbra (did you mean abstract_algebra?)");
    }

    [Fact]
    public void Measure_CudaWithoutADriver_Exits4()
    {
        SkipWithDriver();
        _place.AssertRefused(_place.Measure(_place.TinyExport(), "--device", "cuda"), 4, "--device cuda", "no NVIDIA driver", "or use --device cpu");
    }

    [Fact]
    public void Measure_AutoWithoutADriver_SaysThatItTookTheCpu()
    {
        SkipWithDriver();
        var run = _place.Measure(_place.TinyExport(), "--device", "auto");
        run.AssertSucceeded();
        Assert.Contains(" on cpu, 1 threads", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();

    private static void SkipWithDriver() =>
        Assert.SkipWhen(NativeLibrary.TryLoad("libcuda.so.1", out _), "this machine has an NVIDIA driver; the test is of one without");
}
