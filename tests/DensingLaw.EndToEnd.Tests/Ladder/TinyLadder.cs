using System.Globalization;
using System.Security.Cryptography;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>A ladder of models of some thousand parameters, with texts, a tokenizer trained on them and shards: what the real commands make in seconds.</summary>
public sealed class TinyLadder : IDisposable
{
    /// <summary>Two sizes with two seeds and two stops each, of 700 to 1,500 steps.</summary>
    private const string Table = """
        name: tiny
        window: 32
        tiedEmbeddings: false
        rotaryBase: 1000
        normEpsilon: 0.00001
        tokensPerParameter: [10, 20]
        seeds: 2
        learningRateTimesWidth: 0.2
        weightDecay: 0.1
        warmup: {share: 0.1, least: 5, most: 20}
        decay: 0.2
        sizes:
          - {name: a, layers: 1, hidden: 16, heads: 2, feedForward: 24, sequences: 1}
          - {name: b, layers: 2, hidden: 12, heads: 2, feedForward: 16, sequences: 1}
        """;

    private readonly Workplace _place = new();

    public TinyLadder()
    {
        File.WriteAllText(TableFile, Table);
        File.WriteAllText(LongTableFile, Table.Replace("[10, 20]", "[40, 80]", StringComparison.Ordinal));
        CliProcess.Run("data", "mini", "--output", Texts, "--corpus", "base", "--bytes", "1M").AssertSucceeded();
        CliProcess.Run("reference", "corpus", Texts, "--output", Shards, "--vocabulary", "300").AssertSucceeded();
    }

    /// <summary>The table's file.</summary>
    public string TableFile => _place["tiny.yaml"];

    public string Texts => _place["texts"];

    /// <summary>Four times the steps.</summary>
    public string LongTableFile => _place["long.yaml"];

    /// <summary>What <c>reference corpus</c> made of the texts, the tokenizer beside them.</summary>
    public string Shards => _place["tokens"];

    public string this[string name] => _place[name];

    /// <summary>The ladder, trained undisturbed; its folder.</summary>
    public string Undisturbed => TrainOnce(TableFile, "undisturbed");

    /// <summary>Likewise the long one.</summary>
    public string UndisturbedLong => TrainOnce(LongTableFile, "undisturbed-long");

    public string[] Train(string output, params string[] more) => ["reference", "train", TableFile, "--corpus", Shards, "--out", this[output], .. more];

    /// <summary>Hashes of all members' weights, rows of the loss logs but for the pace, and of the table of members but for the time.</summary>
    public static IReadOnlyList<string> Contents(string output) =>
    [
        .. Directory.EnumerateFiles(output, "model.safetensors", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetRelativePath(output, f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}"),
        .. Directory.EnumerateFiles(output, "loss.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(WithoutLastColumn),
        .. WithoutLastColumn(Path.Combine(output, "ladder.csv")),
    ];

    /// <summary>Steps of the states that a folder holds: <c>a-seed0/stable 1200</c>.</summary>
    public static IReadOnlyList<string> States(string output) =>
    [
        .. Directory.EnumerateFiles(output, "*.safetensors", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "model.safetensors").Order(StringComparer.Ordinal)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(output, Path.ChangeExtension(f, null))} {TrainingStateSteps.Of(f)}")),
    ];

    public void Dispose() => _place.Dispose();

    private string TrainOnce(string table, string name)
    {
        if (!Directory.Exists(this[name]))
        {
            var result = CliProcess.Run("reference", "train", table, "--corpus", Shards, "--out", this[name], "--jobs", "2");
            Assert.SkipWhen(
                result.ExitCode == 4 && result.Error.Contains("libtorch is not beside the program", StringComparison.Ordinal), "libtorch is not there; scripts/restore-packages --torch fetches it");
            result.AssertSucceeded();
        }

        return this[name];
    }

    private static IEnumerable<string> WithoutLastColumn(string file) => File.ReadAllLines(file).Select(l => l[..l.LastIndexOf(',')]);
}
