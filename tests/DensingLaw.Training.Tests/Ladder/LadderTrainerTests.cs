using System.Security.Cryptography;
using DensingLaw.Checkpoints;
using DensingLaw.Inference;
using DensingLaw.Inference.Onnx;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Training.Tests.Ladder;

public sealed class LadderTrainerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-ladder-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Train_Run_LearnsAndItsMembersOpenInTheMainEngine()
    {
        TorchLoading.RequireLibrary();
        var run = Run(PatternCorpus.Table(), "a");
        var members = Trainer("out").Train(run);
        Assert.Equal([60, 120], members.Select(m => m.TokensPerParameter));
        Assert.All(members, m => Assert.Equal(m.TokensTrained, m.Steps * 64));
        Assert.All(members, m => Assert.InRange(m.TokensTrained, m.Tokens - 32, m.Tokens + 32));
        Assert.InRange(members[1].FinalTrainingLoss, 0.5, 3);
        using var checkpoint = CheckpointReader.Open(Path.Combine(_folder.FullName, "out", run.Name, "120"));
        Assert.Equal(run.Size.Parameters, checkpoint.Parameters.NonEmbedding);
        using var model = OnnxEngine.Load(checkpoint, new EngineOptions { Device = "cpu", Threads = 1 });
        var result = model.Forward(new ForwardBatch { Rows = [new ForwardRow(new[] { 1, 8, 11 }, [new Read(2, [26])])] });
        // (11 · 5 + 3) mod 32 = 26 follows seven times out of eight.
        Assert.InRange(result.Predictions[0][0].LogProbs[0], -2.5, 0);
        var rows = File.ReadAllLines(Path.Combine(_folder.FullName, "out", run.Name, "loss.csv"));
        Assert.Equal("phase,step,tokens,learning_rate,loss,gradient_norm,tokens_per_second", rows[0]);
        Assert.Contains(rows, r => r.StartsWith("m60,", StringComparison.Ordinal));
        Assert.Equal(rows.Length, rows.Select(r => string.Join(',', r.Split(',').Take(2))).Distinct().Count());
    }

    /// <summary>The stable run with branches gives, to the bit, the model that a run of its own for the stop gives; the tokens saved are counted.</summary>
    [Fact]
    public void Train_Branch_IsTheSeparateRunToTheBit()
    {
        TorchLoading.RequireLibrary();
        var branched = Run(PatternCorpus.Table("[60, 90, 120]"), "a");
        Trainer("branched").Train(branched);
        foreach (var stop in new[] { 90, 120 })
        {
            var alone = Run(PatternCorpus.Table($"[{stop}]"), "a");
            Trainer($"alone{stop}").Train(alone);
            Assert.Equal(Weights($"alone{stop}", alone, stop), Weights("branched", branched, stop));
            Assert.Equal(alone.BranchedTokens, alone.SeparateTokens);
        }

        // 0.8 · 120 + 0.2 · (60 + 90 + 120) of 270 tokens a parameter, in whole steps.
        Assert.Equal(150.0 / 270, (double)branched.BranchedTokens / branched.SeparateTokens, 0.02);
    }

    [Fact]
    public void Train_Seeds_GiveDifferentModels_AndTheSameSeedTheSame()
    {
        TorchLoading.RequireLibrary();
        var table = PatternCorpus.Table("[30]");
        foreach (var (name, seed) in new[] { ("x", 0), ("y", 0), ("z", 1) })
            Trainer(name).Train(new LadderRun(table, table.Sizes[0], seed));
        Assert.Equal(Weights("x", Run(table, "a"), 30), Weights("y", Run(table, "a"), 30));
        Assert.NotEqual(Weights("x", Run(table, "a"), 30), Weights("z", new LadderRun(table, table.Sizes[0], 1), 30));
    }

    [Fact]
    public void Train_FinishedMembers_AreKeptAndOtherTrainingIsRefused()
    {
        TorchLoading.RequireLibrary();
        var run = Run(PatternCorpus.Table("[30]"), "a");
        Trainer("out").Train(run);
        var written = File.GetLastWriteTimeUtc(Path.Combine(_folder.FullName, "out", run.Name, "30", "model.safetensors"));
        Assert.True(Trainer("out").IsFinished(run));
        Trainer("out").Train(run);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(_folder.FullName, "out", run.Name, "30", "model.safetensors")));
        var error = Assert.Throws<ConfigurationException>(() => Trainer("out").Train(Run(PatternCorpus.Table("[30]", "0.1"), "a")));
        Assert.Contains("was trained with another table", error.Message, StringComparison.Ordinal);
        var members = LadderCsv.Write(Path.Combine(_folder.FullName, "out"));
        Assert.Single(members);
        Assert.StartsWith("a-seed0/30,a,0,30,", File.ReadAllLines(Path.Combine(_folder.FullName, "out", LadderCsv.FileName))[1], StringComparison.Ordinal);
    }

    /// <summary>Stopped in the middle of a row of the log, in the stable run and in a branch: what was counted of the row is kept with the state.</summary>
    [Theory]
    [InlineData(37)]
    [InlineData(203)]
    public void Train_Stopped_GoesOnToTheSameModelsAndLog(int step)
    {
        TorchLoading.RequireLibrary();
        var run = Run(PatternCorpus.Table("[30, 60]"), "a");
        var undisturbed = Trainer("undisturbed").Train(run);
        using var stop = new CancellationTokenSource();
        var corpus = PatternCorpus.Create(_folder.FullName);
        var stopping = corpus with
        {
            Windows = (window, sequences, seed) => (at, inputs, targets) =>
            {
                corpus.Windows(window, sequences, seed)(at, inputs, targets);
                if (at == step)
                    stop.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() => new LadderTrainer(stopping, Options("stopped")).Train(run, stop.Token));
        var resumed = Trainer("stopped").Train(run);
        Assert.Equal(undisturbed.Select(m => m.FinalTrainingLoss), resumed.Select(m => m.FinalTrainingLoss));
        foreach (var stopAt in new[] { 30, 60 })
            Assert.Equal(Weights("undisturbed", run, stopAt), Weights("stopped", run, stopAt));
        Assert.Equal(LogRows("undisturbed", run), LogRows("stopped", run));
    }

    [Fact]
    public void Train_CorpusTooSmall_SaysHowManyTokensAreMissing()
    {
        var run = Run(PatternCorpus.Table("[30]"), "a");
        var needed = run.Steps(30) * run.StepTokens;
        var error = Assert.Throws<ConfigurationException>(() => new LadderTrainer(PatternCorpus.Create(_folder.FullName, needed - 5), Options("out")).Train(run));
        Assert.Contains("5 are missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_LearningRateFarTooHigh_StopsWithTheStep()
    {
        TorchLoading.RequireLibrary();
        var error = Assert.Throws<ConfigurationException>(() => Trainer("out").Train(Run(PatternCorpus.Table("[600]", "80"), "a")));
        Assert.Matches(@"a-seed0: training diverged in phase stable at step \d+: .*; lower learningRate", error.Message);
    }

    [Fact]
    public void Train_DamagedState_IsADataError()
    {
        TorchLoading.RequireLibrary();
        var run = Run(PatternCorpus.Table("[30]"), "a");
        Trainer("out").Train(run);
        var folder = Path.Combine(_folder.FullName, "out", run.Name);
        Directory.Delete(Path.Combine(folder, "30"), recursive: true);
        var state = Path.Combine(folder, "stable.safetensors");
        File.WriteAllBytes(state, File.ReadAllBytes(state)[..^8]);
        Assert.Throws<DataIntegrityException>(() => Trainer("out").Train(run));
    }

    private static LadderRun Run(LadderTable table, string size) => new(table, table.Sizes.Single(s => s.Name == size), 0);

    private RunOptions Options(string name) => new() { Output = Path.Combine(_folder.FullName, name), CheckpointSteps = 50 };

    private LadderTrainer Trainer(string name) => new(PatternCorpus.Create(_folder.FullName), Options(name));

    /// <summary>Without the pace.</summary>
    private IEnumerable<string> LogRows(string name, LadderRun run) =>
        File.ReadAllLines(Path.Combine(_folder.FullName, name, run.Name, "loss.csv")).Select(l => l[..l.LastIndexOf(',')]);

    private string Weights(string name, LadderRun run, int stop) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder.FullName, name, run.Name, $"{stop}", "model.safetensors"))));
}
