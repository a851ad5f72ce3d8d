using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Training.Ladder;

/// <summary>Everything that decides a reference curve made from nothing: ladder, corpus, tokenizer, suite and fit.</summary>
public sealed record LadderPreset
{
    private const string Kind = "preset";

    /// <summary>The presets that travel with the library.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mini", "2025"];

    /// <summary>The curve's name.</summary>
    public required string Name { get; init; }

    /// <summary>A ladder's name, or its file.</summary>
    public required string Ladder { get; init; }

    /// <summary>What members are measured on: a suite's name, or its file.</summary>
    public required string Suite { get; init; }

    /// <summary>The corpus that is generated; null where the user gives one.</summary>
    public required GeneratedCorpus? Corpus { get; init; }

    /// <summary>Tokens of the tokenizer that is trained; null where the user gives one.</summary>
    public required int? Vocabulary { get; init; }

    /// <summary>How the trained tokenizer splits texts, as <c>reference corpus --split</c> names it; null where the user gives a tokenizer.</summary>
    public required string? Split { get; init; }

    /// <summary>Words in a row that make an overlap with a benchmark.</summary>
    public required int OverlapWords { get; init; }

    /// <summary>Rows of words in more items than this are templates; null: none is.</summary>
    public required int? MaxItemsPerRow { get; init; }

    /// <summary>How the curve is fitted.</summary>
    public required PresetFit Fit { get; init; }

    /// <summary>Reads one of <see cref="Names"/>, or a file; files that it names are found from its own folder.</summary>
    /// <exception cref="ConfigurationException">No such preset or file, or it is not a valid preset; one line names file, line and key.</exception>
    public static LadderPreset Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (Names.Contains(nameOrPath))
        {
            var (yaml, file) = SettingsText.Own(typeof(LadderPreset).Assembly, LadderTable.Resources, $"{Kind}-{nameOrPath}");
            return Read(yaml, file);
        }

        if (!SettingsText.IsPath(nameOrPath))
            throw new ConfigurationException($"there is no preset '{nameOrPath}'{NearNames.Hint(nameOrPath, Names)}; there are: {string.Join(", ", Names)}, or give a file (./mine.yaml)");
        var preset = Read(SettingsText.OfFile(Kind, nameOrPath, Names), nameOrPath);
        var folder = Path.GetDirectoryName(Path.GetFullPath(nameOrPath))!;
        return preset with { Ladder = FromFolder(folder, preset.Ladder), Suite = FromFolder(folder, preset.Suite) };
    }

    private static string FromFolder(string folder, string nameOrPath) => SettingsText.IsPath(nameOrPath) ? Path.GetFullPath(nameOrPath, folder) : nameOrPath;

    internal static LadderPreset Read(string yaml, string file)
    {
        var root = SuiteFields.Parse(yaml, file);
        root.AllowOnly("name", "ladder", "suite", "corpus", "tokenizer", "decontamination", "fit");
        var (overlap, fit) = (root.Object("decontamination"), root.Object("fit"));
        overlap.AllowOnly("words", "maxItemsPerRow");
        fit.AllowOnly("referenceTokens", "average", "objective", "irreducible", "ceiling", "runSpread", "draws", "seed", "heldOutSeed");
        var tokenizer = root.Has("tokenizer") ? root.Object("tokenizer") : null;
        tokenizer?.AllowOnly("vocabulary", "split");
        return new LadderPreset
        {
            Name = root.Text("name"),
            Ladder = root.Text("ladder"),
            Suite = root.Text("suite"),
            Corpus = root.Has("corpus") ? Generated(root.Object("corpus")) : null,
            Vocabulary = tokenizer?.WholeNumber("vocabulary", 257),
            Split = tokenizer?.Text("split"),
            OverlapWords = overlap.WholeNumber("words", 2),
            MaxItemsPerRow = overlap.Has("maxItemsPerRow") ? overlap.WholeNumber("maxItemsPerRow", 1) : null,
            Fit = new PresetFit
            {
                ReferenceTokens = fit.Number("referenceTokens", 1, 1e18),
                Average = fit.Text("average"),
                Objective = fit.Text("objective"),
                Irreducible = fit.Flag("irreducible"),
                Ceiling = fit.Has("ceiling") ? fit.Number("ceiling", 0, 200) : null,
                RunSpread = fit.Flag("runSpread"),
                Draws = fit.WholeNumber("draws", 20),
                Seed = fit.WholeNumber("seed", 0),
                HeldOutSeed = fit.Has("heldOutSeed") ? fit.WholeNumber("heldOutSeed", 0) : null,
            },
        };
    }

    private static GeneratedCorpus Generated(SuiteFields fields)
    {
        fields.AllowOnly("mixture", "bytes", "seed");
        return new GeneratedCorpus(fields.Text("mixture"), fields.WholeNumber("bytes", 1), fields.WholeNumber("seed", 0));
    }
}

/// <summary>A corpus of the mini world.</summary>
/// <param name="Mixture">Its mixture's name.</param>
/// <param name="Bytes">UTF-8 bytes of text.</param>
/// <param name="Seed">Of the documents.</param>
public sealed record GeneratedCorpus(string Mixture, long Bytes, int Seed);

/// <summary>How a preset's curve is fitted; the names are those of <c>reference fit</c>'s options.</summary>
public sealed record PresetFit
{
    /// <summary>D₀.</summary>
    public required double ReferenceTokens { get; init; }

    /// <summary>Of the five benchmarks.</summary>
    public required string Average { get; init; }

    /// <summary>What is made small.</summary>
    public required string Objective { get; init; }

    /// <summary>Whether the law has an irreducible term.</summary>
    public required bool Irreducible { get; init; }

    /// <summary>The score curves' ceiling in percent; null: fitted.</summary>
    public required double? Ceiling { get; init; }

    /// <summary>Whether the curve keeps how far single runs lie from the law.</summary>
    public required bool RunSpread { get; init; }

    /// <summary>Draws of each optimum.</summary>
    public required int Draws { get; init; }

    /// <summary>Of starts and draws.</summary>
    public required int Seed { get; init; }

    /// <summary>Members of this seed take no part in the fit; null: all do.</summary>
    public required int? HeldOutSeed { get; init; }
}
