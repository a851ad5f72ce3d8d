using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests;

public sealed class RunProgressTests
{
    [Fact]
    public void Of_ResumedRun_CountsOnlyThisProcessesItemsInTheRate()
    {
        var progress = RunProgress.Of(done: 60, total: 100, resumed: 40, TimeSpan.FromSeconds(10), new SchedulerStatistics(7000, 1400, 3, 8), default, "mmlu");
        Assert.Equal(2, progress.ResultsPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(20), progress.Remaining);
        Assert.Equal(700, progress.PromptTokensPerSecond);
        Assert.Equal(0.8, progress.ReusedShare);
    }

    [Fact]
    public void Of_BeforeTheFirstItem_HasNoEstimate()
    {
        var progress = RunProgress.Of(0, 100, 0, TimeSpan.Zero, default, default, "mmlu");
        Assert.Null(progress.Remaining);
        Assert.Equal(0, progress.ReusedShare);
    }

    [Fact]
    public void Of_PrefixComputedBeforeItsPrompts_IsNotNegative() =>
        Assert.Equal(0, RunProgress.Of(1, 2, 0, TimeSpan.FromSeconds(1), new SchedulerStatistics(100, 400, 1, 1), default, "mmlu").ReusedShare);
}
