namespace DensingLaw.EndToEnd.Tests;

public sealed class DoctorTests
{
    [Fact]
    public void Doctor_OfTheRealProgram_LooksAtEachEngineInAProcessOfItsOwn()
    {
        var run = CliProcess.Run("doctor");
        run.AssertSucceeded();
        Assert.Equal("", run.Error);
        Assert.Matches("(?m)^engine onnx   ok       [0-9.]+, .*libonnxruntime[^ ]*; runs on: cpu", run.Out);
        Assert.Matches("(?m)^engine torch  (ok|missing)  ", run.Out);
        Assert.Matches("(?m)^verdict       ready: onnx on cpu", run.Out);
    }

    [Fact]
    public void Doctor_OfOneEngine_PrintsWhatItFoundAsJson()
    {
        var run = CliProcess.Run("doctor", "--engine", "onnx");
        run.AssertSucceeded();
        Assert.StartsWith("{\"Name\":\"onnx\",\"Version\":\"1.", run.Out, StringComparison.Ordinal);
        CliProcess.Run("doctor", "--engine", "onx").AssertRefused(2, "--engine is 'onx' (did you mean onnx?)");
    }
}
