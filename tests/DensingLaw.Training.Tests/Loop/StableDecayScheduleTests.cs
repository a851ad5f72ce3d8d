using DensingLaw.Training.Loop;

namespace DensingLaw.Training.Tests;

public sealed class StableDecayScheduleTests
{
    private static readonly StableDecaySchedule s_schedule = new(WarmupSteps: 4, DecayShare: 0.2);

    /// <summary>Twenty steps: 4 of warm-up, 12 stable, 4 of decay on the line that would reach 0 at the stop.</summary>
    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(1, 0.5)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(15, 1)]
    [InlineData(16, 0.8)]
    [InlineData(17, 0.6)]
    [InlineData(18, 0.4)]
    [InlineData(19, 0.2)]
    public void At_TwentySteps_IsTheLineDrawnByHand(long step, double factor) => Assert.Equal(factor, s_schedule.At(step, 20), 12);

    [Fact]
    public void At_BeforeTheDecay_IsTheStableRunOfAnyStop()
    {
        foreach (var steps in new long[] { 20, 40, 1000 })
        {
            for (var step = 0L; step < s_schedule.DecayStart(steps); step++)
                Assert.Equal(s_schedule.Stable(step), s_schedule.At(step, steps));
        }
    }

    [Theory]
    [InlineData(20, 16)]
    [InlineData(126, 101)]
    [InlineData(1, 1)]
    public void DecayStart_LeavesAFifthOfTheSteps(long steps, long start) => Assert.Equal(start, s_schedule.DecayStart(steps));
}
