using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>A ladder that another trainer made: published folders and a table of them written by hand.</summary>
public sealed class ExternalLadderTests(TinyLadder ladder) : IClassFixture<TinyLadder>
{
    private const string Suite = """
        name: few
        seed: 1234
        benchmarks:
          - {name: mmlu, protocol: mmlu/mini-cloze-0shot, items: 16}
        """;

    [Fact]
    public void Run_MembersOfDifferentTokenizers_AreComparedInBitsAByteAlone()
    {
        // 768 tokens and 25,248 parameters; 300 tokens and 2,364.
        var folder = Directory.CreateDirectory(ladder["external"]).FullName;
        Copy(Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "students", "clean"), Path.Combine(folder, "one"));
        Copy(Path.Combine(ladder.Undisturbed, "b-seed0", "20"), Path.Combine(folder, "other"));
        File.WriteAllText(ladder["few.yaml"], Suite);
        File.WriteAllText(Path.Combine(folder, "ladder.csv"), "checkpoint,tokens,nonembedding_params\none,3029760,25248\nother,47280,\n");

        var run = CliProcess.Run(Arguments(folder));
        run.AssertSucceeded();
        Assert.Contains("note: the members' tokenizers differ; losses are in bits a byte, which does not depend on them", run.Error, StringComparison.Ordinal);
        Assert.Contains("--loss-unit bits-per-byte", run.Out, StringComparison.Ordinal);
        var losses = File.ReadAllLines(Path.Combine(folder, "evaluation", "losses.csv"));
        Assert.Equal(3, losses.Length);
        Assert.Contains(losses, l => l.Split(',').Contains("25248"));
        Assert.Contains(losses, l => l.Split(',').Contains("2364"));

        CliProcess.Run("reference", "fit", "--losses", Path.Combine(folder, "evaluation", "losses.csv"), "--loss-unit", "nats-per-token")
            .AssertRefused(2, "--loss-unit is 'nats-per-token'; there is: bits-per-byte, since members of different tokenizers cannot be compared by losses a token");
    }

    [Fact]
    public void Run_TableWithAnotherNumberOfParameters_IsRefused()
    {
        var folder = Directory.CreateDirectory(ladder["wrong"]).FullName;
        Copy(Path.Combine(ladder.Undisturbed, "b-seed0", "20"), Path.Combine(folder, "other"));
        File.WriteAllText(ladder["few.yaml"], Suite);
        File.WriteAllText(Path.Combine(folder, "ladder.csv"), "folder,tokens,parameters\nother,47280,2365\n");
        CliProcess.Run(Arguments(folder)).AssertRefused(3, "'other' has 2364 non-embedding parameters, and the ladder's table says 2365", "correct the table");
    }

    private string[] Arguments(string folder) =>
        ["reference", "run", folder, "--data", Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "mini"), "--suite", ladder["few.yaml"], "--threads", "1"];

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
