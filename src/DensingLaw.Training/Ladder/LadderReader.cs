using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Training.Ladder;

/// <summary>Reads a ladder's YAML strictly, as suites are read.</summary>
internal static class LadderReader
{
    public static LadderTable Read(string yaml, string file)
    {
        var root = SuiteFields.Parse(yaml, file);
        root.AllowOnly(
            "name", "window", "tiedEmbeddings", "rotaryBase", "normEpsilon", "tokensPerParameter", "seeds", "learningRateTimesWidth", "weightDecay", "warmup", "decay", "sizes");
        var warmup = root.Object("warmup");
        warmup.AllowOnly("share", "least", "most");
        var least = warmup.WholeNumber("least", 1);
        var sizes = root.Objects("sizes").Select(s => Size(root, s)).ToList();
        if (sizes.Count < 2)
        {
            throw root.Error(
                "sizes", $"has {sizes.Count} size; at least 2 are needed, since one leaves a and alpha of the loss law a·N^-alpha + b·D^-beta undetermined (D follows N)");
        }

        if (sizes.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw root.Error("sizes", $"has the name {twice.Key} {twice.Count()} times; 1 is allowed");
        return new LadderTable
        {
            Name = FileName(root, root.Text("name")),
            Window = root.WholeNumber("window", 2),
            Tied = root.Flag("tiedEmbeddings"),
            RotaryBase = root.Number("rotaryBase", 1, 1e12),
            NormEpsilon = root.Number("normEpsilon", 0, 0.1),
            WeightDecay = root.Number("weightDecay", 0, 10),
            Warmup = warmup.Number("share", 0, 1),
            WarmupLeast = least,
            WarmupMost = warmup.WholeNumber("most", least),
            Decay = root.Number("decay", 0, 1),
            Sizes = sizes,
        };
    }

    private static LadderSize Size(SuiteFields root, SuiteFields fields)
    {
        fields.AllowOnly(
            "name", "layers", "hidden", "heads", "keyValueHeads", "headSize", "feedForward", "sequences", "tokensPerParameter", "seeds", "learningRate");
        int hidden = fields.WholeNumber("hidden", 2), heads = fields.WholeNumber("heads", 1);
        var keyValueHeads = fields.Has("keyValueHeads") ? fields.WholeNumber("keyValueHeads", 1) : heads;
        if (heads % keyValueHeads != 0)
            throw fields.Error("keyValueHeads", $"is {keyValueHeads}; a divisor of the {heads} heads is needed");
        var headSize = fields.Has("headSize") ? fields.WholeNumber("headSize", 2) : hidden / heads;
        if (headSize < 2 || headSize % 2 != 0)
            throw fields.Error("headSize", $"is {headSize}; an even number is needed (without the key it is hidden / heads)");
        var stops = (fields.Has("tokensPerParameter") ? fields : root).WholeNumbers("tokensPerParameter", 1);
        return new LadderSize
        {
            Name = FileName(fields, fields.Text("name")),
            Layers = fields.WholeNumber("layers", 1),
            Hidden = hidden,
            Heads = heads,
            KeyValueHeads = keyValueHeads,
            HeadSize = headSize,
            FeedForward = fields.WholeNumber("feedForward", 1),
            Sequences = fields.WholeNumber("sequences", 1),
            TokensPerParameter = [.. stops.Distinct().Order()],
            Seeds = (fields.Has("seeds") ? fields : root).WholeNumber("seeds", 1),
            LearningRate = fields.Has("learningRate") ? fields.Number("learningRate", 0, 10) : root.Number("learningRateTimesWidth", 0, 1000) / hidden,
        };
    }

    /// <summary>Names become folders.</summary>
    private static string FileName(SuiteFields fields, string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') && name[0] != '.'
        ? name
        : throw fields.Error("name", $"is '{name}'; letters, digits, '_' and '.' are allowed, since it names a folder");
}
