using System.Text.Json;

namespace DensingLaw.Density;

public sealed partial record ReferenceCurveSet
{
    private const int SchemaVersion = 1;
    private const int MinDraws = 20;

    /// <summary>The sets that travel with the library, as <c>configs/reference</c> had them when it was built.</summary>
    public static IReadOnlyList<string> Names { get; } = [PublishedId, MiniId];

    /// <summary>The paper's curves.</summary>
    public static ReferenceCurveSet LoadPublished() => LoadNamed(PublishedId);

    /// <summary>One of <see cref="Names"/>.</summary>
    public static ReferenceCurveSet LoadNamed(string name)
    {
        var file = name + ".json";
        using var resource = typeof(ReferenceCurveSet).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"there is no set '{name}'; there are {string.Join(", ", Names)}", nameof(name));
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return Parse(bytes.ToArray(), file);
    }

    /// <summary>Reads and checks a reference file (<c>configs/reference/*.json</c>).</summary>
    /// <exception cref="InvalidDataException">The content is not a valid reference; one line names the file and the field.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ReferenceCurveSet Load(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>As <see cref="Load"/>, from the file's bytes.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="file">The name that messages give.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Load"/>.</exception>
    public static ReferenceCurveSet Parse(ReadOnlyMemory<byte> json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(new JsonFields(document.RootElement, file, ""));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: not valid JSON: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static ReferenceCurveSet Read(JsonFields root)
    {
        root.AllowOnly("schemaVersion", "id", "source", "referenceTokens", "referenceLadder", "curves");
        var version = root.Number("schemaVersion");
        if (version != SchemaVersion)
            throw root.Error("schemaVersion", $"is {JsonFields.Text(version)}; this version reads {SchemaVersion}");
        var ladder = ReadLadder(root.Object("referenceLadder"));
        var tokens = root.Positive("referenceTokens");
        var curves = root.Objects("curves").Select(f => ReadCurve(f, tokens, ladder)).ToList();
        if (curves.Count == 0)
            throw root.Error("curves", "is empty; at least 1 curve is needed");
        if (curves.GroupBy(c => c.Benchmark).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw root.Error("curves", $"has {twice.Count()} curves for '{twice.Key}'; 1 is allowed");
        return new ReferenceCurveSet
        {
            Id = root.String("id"),
            Source = ReadSource(root.Object("source")),
            ReferenceTokens = tokens,
            Ladder = ladder,
            Curves = curves,
        };
    }

    private static ReferenceSource ReadSource(JsonFields fields)
    {
        fields.AllowOnly("citation", "doi", "licence", "obtained");
        return new ReferenceSource(
            fields.String("citation"), fields.Has("doi") ? fields.String("doi") : null, fields.String("licence"), fields.String("obtained"));
    }

    private static ReferenceLadder ReadLadder(JsonFields fields)
    {
        fields.AllowOnly("parametersMin", "parametersMax", "tokensMin", "tokensMax");
        var ladder = new ReferenceLadder(
            fields.Positive("parametersMin"), fields.Positive("parametersMax"), fields.Positive("tokensMin"), fields.Positive("tokensMax"));
        if (ladder.ParametersMax < ladder.ParametersMin)
            throw fields.Error("parametersMax", "is below parametersMin");
        return ladder.TokensMax < ladder.TokensMin ? throw fields.Error("tokensMax", "is below tokensMin") : ladder;
    }

    private static ReferenceCurve ReadCurve(JsonFields fields, double tokens, ReferenceLadder ladder)
    {
        fields.AllowOnly("benchmark", "average", "lossUnit", "loss", "score", "guessPercent", "runSpread", "otherOptima", "freedom", "draws");
        var score = fields.Object("score");
        score.AllowOnly("c", "gamma", "l", "d");
        var gamma = score.Number("gamma");
        if (gamma >= 0)
            throw score.Error("gamma", $"is {JsonFields.Text(gamma)}; it must be below 0, since the score falls as the loss rises");
        List<LossLaw> others = fields.Has("otherOptima") ? [.. fields.Objects("otherOptima").Select(o => ReadLoss(o, mayBeFlat: true))] : [];
        return new ReferenceCurve
        {
            Benchmark = fields.String("benchmark"),
            Average = fields.Has("average") ? ReadAverage(fields) : null,
            LossUnit = fields.Has("lossUnit") ? fields.String("lossUnit") : null,
            Loss = ReadLoss(fields.Object("loss"), mayBeFlat: false),
            Score = new ScoreCurve(score.Positive("c"), gamma, score.Number("l"), score.InRange("d", 0, 100)),
            GuessPercent = fields.Has("guessPercent") ? fields.InRange("guessPercent", 0, 100) : null,
            RunSpread = fields.Has("runSpread") ? fields.InRange("runSpread", 0, 1) : 0,
            OtherOptima = others,
            Freedom = fields.Has("freedom") ? ReadFreedom(fields.Object("freedom")) : null,
            Draws = fields.Has("draws") ? ReadDraws(fields, others.Count) : [],
            ReferenceTokens = tokens,
            Ladder = ladder,
        };
    }

    private static FitFreedom ReadFreedom(JsonFields fields)
    {
        fields.AllowOnly("losses", "scores");
        return new FitFreedom(fields.Positive("losses"), fields.Positive("scores"));
    }

    private static CurveAverage ReadAverage(JsonFields fields)
    {
        if (fields.String("benchmark") != AverageKey)
            throw fields.Error("average", $"belongs to the curve '{AverageKey}' alone");
        return CurveAverage.Find(fields.String("average"))
            ?? throw fields.Error("average", $"is '{fields.String("average")}'; there are: {string.Join(", ", CurveAverage.All.Select(a => a.Name))}");
    }

    // Another optimum may be flat, as a draw may: where parameters or tokens say nothing the exponent is at its bound, and densities by this law have no end.
    private static LossLaw ReadLoss(JsonFields loss, bool mayBeFlat)
    {
        loss.AllowOnly("a", "alpha", "b", "beta", "e");
        return new LossLaw(
            loss.Positive("a"), Exponent("alpha"), loss.InRange("b", 0, double.MaxValue), Exponent("beta"),
            loss.Has("e") ? loss.InRange("e", 0, double.MaxValue) : 0);

        double Exponent(string name) => mayBeFlat ? loss.InRange(name, 0, double.MaxValue) : loss.Positive(name);
    }

    // One row a draw: optimum, a, alpha, b, beta, e, c, gamma, l, d.
    private static List<CurveDraw> ReadDraws(JsonFields fields, int others)
    {
        var draws = new List<CurveDraw>();
        foreach (var r in fields.NumberRows("draws", 10))
        {
            if (!(r[0] >= 0 && r[0] <= others && r[0] == Math.Floor(r[0]) && r[1] > 0 && r[2] >= 0 && r[3] >= 0 && r[4] >= 0 && r[5] >= 0 && r[6] > 0 && r[7] < 0))
                throw fields.Error("draws", $"row {draws.Count} is not a curve: optimum, a, alpha, b, beta, e, c, gamma, l, d");
            draws.Add(new CurveDraw(new LossLaw(r[1], r[2], r[3], r[4], r[5]), new ScoreCurve(r[6], r[7], r[8], r[9]), (int)r[0]));
        }

        if (draws.GroupBy(d => d.Optimum).FirstOrDefault(g => g.Count() < MinDraws) is { } few)
            throw fields.Error("draws", $"has {few.Count()} rows for optimum {few.Key}; at least {MinDraws} are needed for a 90 % interval");
        return draws;
    }
}
