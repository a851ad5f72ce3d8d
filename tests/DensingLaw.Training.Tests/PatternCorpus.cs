using DensingLaw.Numerics;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Training.Tests;

/// <summary>A made-up language of 32 tokens in which a token decides the next but for some noise: small models learn it in a few hundred steps.</summary>
internal static class PatternCorpus
{
    public const int Vocabulary = 32;

    public static TrainingCorpus Create(string tokenizerFolder, long tokens = 1L << 30) => new()
    {
        Path = "pattern",
        Tokens = tokens,
        Vocabulary = Vocabulary,
        Sha256 = "0",
        TokenizerFolder = tokenizerFolder,
        EndOfText = 0,
        Windows = (window, sequences, seed) => Windows(window, sequences, seed),
    };

    public static WindowReader Windows(int window, int sequences, ulong seed) => (step, inputs, targets) =>
    {
        var random = new Pcg32(seed, (ulong)step);
        for (var sequence = 0; sequence < sequences; sequence++)
        {
            var token = random.NextBelow(Vocabulary);
            for (var i = 0; i < window; i++)
            {
                inputs[(sequence * window) + i] = token;
                token = random.NextBelow(8) == 0 ? random.NextBelow(Vocabulary) : ((token * 5) + 3) % Vocabulary;
                targets[(sequence * window) + i] = token;
            }
        }
    };

    /// <summary>Two sizes of a few hundred parameters that train in a second.</summary>
    public static LadderTable Table(string stops = "[60, 120]", string learningRate = "0.2") => LadderReader.Read(
        $$"""
        name: tiny
        window: 16
        tiedEmbeddings: false
        rotaryBase: 1000
        normEpsilon: 0.00001
        tokensPerParameter: {{stops}}
        seeds: 1
        learningRateTimesWidth: {{learningRate}}
        weightDecay: 0.1
        warmup: {share: 0.1, least: 5, most: 5}
        decay: 0.2
        sizes:
          - {name: a, layers: 1, hidden: 8, heads: 2, keyValueHeads: 1, feedForward: 12, sequences: 4}
          - {name: b, layers: 2, hidden: 12, heads: 2, feedForward: 16, sequences: 8}
        """,
        "tiny.yaml");
}
