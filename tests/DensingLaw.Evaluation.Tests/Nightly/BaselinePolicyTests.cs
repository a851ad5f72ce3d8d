using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Evaluation.Tests.Nightly;

public sealed class BaselinePolicyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Choose_LastGreen_SkipsFailedNightsAndRemovedFolders()
    {
        var nights = Nights((0.5, true), (0.6, true), (0.7, false), (0.8, true));
        Directory.Delete(nights[3].Folder);
        Assert.Equal(nights[1].Folder, new BaselinePolicy(BaselineKind.LastGreen, null, 0).Choose(nights));
    }

    [Fact]
    public void Choose_MedianOfThree_IsTheGreenNightInTheMiddle()
    {
        var nights = Nights((0.9, true), (0.5, true), (0.1, false), (0.7, true), (0.6, true));
        Assert.Equal(nights[4].Folder, new BaselinePolicy(BaselineKind.Median, null, 3).Choose(nights));
    }

    [Fact]
    public void Choose_MedianOfAnEvenNumber_IsTheLowerOfTheTwo()
    {
        var nights = Nights((0.9, true), (0.5, true));
        Assert.Equal(nights[1].Folder, new BaselinePolicy(BaselineKind.Median, null, 5).Choose(nights));
    }

    [Fact]
    public void Choose_Pinned_IsThatRunWhateverHappened() =>
        Assert.Equal("/runs/good", new BaselinePolicy(BaselineKind.Pinned, "/runs/good", 0).Choose(Nights((0.9, true))));

    [Fact]
    public void Choose_NoGreenNight_IsNone() => Assert.Null(new BaselinePolicy(BaselineKind.Median, null, 3).Choose(Nights((0.9, false))));

    private NightRecord[] Nights(params (double Score, bool Green)[] nights) => [.. nights.Select((n, i) => new NightRecord
    {
        Night = DateTimeOffset.UnixEpoch.AddDays(i),
        Series = "main",
        Folder = Directory.CreateDirectory(Path.Combine(_folder, $"{i}")).FullName,
        Green = n.Green,
        Scores = new Dictionary<string, double> { ["mmlu"] = n.Score },
    })];
}
