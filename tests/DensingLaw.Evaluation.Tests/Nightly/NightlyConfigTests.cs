using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Evaluation.Tests.Nightly;

public sealed class NightlyConfigTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-nightly-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_RelativePaths_StartInTheFilesFolder()
    {
        var config = Load("""
            state: state
            data: ../data
            suite: nightly
            canary: canary.yaml
            curve: mine.json
            baseline: pinned:runs/good
            checkpoints:
              - name: main
                path: models/*.gguf
            """);
        Assert.Equal(
            (In("state"), Path.Combine(Path.GetDirectoryName(_folder)!, "data"), "nightly", In("canary.yaml"), In("mine.json"), In("runs/good"), In("models/*.gguf")),
            (config.State, config.Data, config.Suite, config.Canary, config.Curve, config.Baseline.Pinned, config.Checkpoints[0].Pattern));
    }

    [Fact]
    public void Load_WholePathsAndNames_StayAsTheyAre()
    {
        var config = Load("""
            state: /var/lib/densinglaw
            data: /srv/benchmarks
            suite: mini
            curve: published-2025
            checkpoints:
              - name: main
                path: /srv/checkpoints/main
            """);
        Assert.Equal(
            ("/var/lib/densinglaw", "/srv/benchmarks", "mini", null, "published-2025", null, "/srv/checkpoints/main"),
            (config.State, config.Data, config.Suite, config.Canary, config.Curve, config.Baseline.Pinned, config.Checkpoints[0].Pattern));
    }

    private NightlyConfig Load(string yaml)
    {
        File.WriteAllText(In("nightly.yaml"), yaml);
        return NightlyConfig.Load(In("nightly.yaml"));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
