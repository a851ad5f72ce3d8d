using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Planning;

namespace DensingLaw.Evaluation.Tests.Planning;

public sealed class ProgramForecastTests
{
    /// <summary>A hundred programs that take 10 s by themselves, beside an engine that takes 10 s by itself.</summary>
    /// <param name="engineShare">The share of the processors that the engine has.</param>
    /// <param name="seconds">The engine's 10 s, and what of the programs' 10 s the rest of the processors has not done by then.</param>
    [Theory]
    [InlineData(1, 20)]
    [InlineData(0.5, 15)]
    [InlineData(0.0625, 10.625)]
    public void SecondsBeside_AnEngine_AddsWhatItsProcessorsCannotDo(double engineShare, double seconds) =>
        Assert.Equal(seconds, new ProgramForecast(100, 0.1, engineShare).SecondsBeside(10), 1e-9);

    [Fact]
    public void SecondsBeside_FewPrograms_AreDoneBeforeTheEngine() => Assert.Equal(10, new ProgramForecast(10, 0.1, 0.5).SecondsBeside(10), 1e-9);

    [Fact]
    public void Of_FewGraded_TakesAStartAndAHalfEach() =>
        Assert.Equal(1.5 * 0.06, ProgramForecast.Of(100, new GradedPrograms(7, 14, 21), 0.06, 2, 1).SecondsEach, 1e-9);

    [Fact]
    public void Of_ManyGraded_TakesTheirStartsAndTheirTime() =>
        Assert.Equal((1.8 * 0.06) + (0.5 / 4), ProgramForecast.Of(100, new GradedPrograms(10, 18, 5), 0.06, 4, 1).SecondsEach, 1e-9);
}
