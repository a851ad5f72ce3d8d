using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DensingLaw.Density;

public sealed partial record ReferenceCurveSet
{
    private static readonly JsonWriterOptions s_writing = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The set as a reference file that <see cref="Parse"/> reads; constants with all their digits, draws with six.</summary>
    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_writing))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("id", Id);
            Write(json, Source);
            json.WriteNumber("referenceTokens", ReferenceTokens);
            json.WriteStartObject("referenceLadder");
            json.WriteNumber("parametersMin", Ladder.ParametersMin);
            json.WriteNumber("parametersMax", Ladder.ParametersMax);
            json.WriteNumber("tokensMin", Ladder.TokensMin);
            json.WriteNumber("tokensMax", Ladder.TokensMax);
            json.WriteEndObject();
            json.WriteStartArray("curves");
            foreach (var curve in Curves)
                Write(json, curve);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ReferenceSource source)
    {
        json.WriteStartObject("source");
        json.WriteString("citation", source.Citation);
        if (source.Doi is { } doi)
            json.WriteString("doi", doi);
        json.WriteString("licence", source.Licence);
        json.WriteString("obtained", source.Obtained);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReferenceCurve curve)
    {
        json.WriteStartObject();
        json.WriteString("benchmark", curve.Benchmark);
        if (curve.Average is { } average)
            json.WriteString("average", average.Name);
        if (curve.LossUnit is { } unit)
            json.WriteString("lossUnit", unit);
        json.WritePropertyName("loss");
        Write(json, curve.Loss);
        json.WriteStartObject("score");
        json.WriteNumber("c", curve.Score.C);
        json.WriteNumber("gamma", curve.Score.Gamma);
        json.WriteNumber("l", curve.Score.Midpoint);
        json.WriteNumber("d", curve.Score.Floor);
        json.WriteEndObject();
        if (curve.GuessPercent is { } guess)
            json.WriteNumber("guessPercent", guess);
        if (curve.RunSpread > 0)
            json.WriteNumber("runSpread", curve.RunSpread);
        if (curve.OtherOptima.Count > 0)
        {
            json.WriteStartArray("otherOptima");
            foreach (var law in curve.OtherOptima)
                Write(json, law);
            json.WriteEndArray();
        }

        if (curve.Freedom is { } freedom)
        {
            json.WriteStartObject("freedom");
            json.WriteNumber("losses", freedom.Losses);
            json.WriteNumber("scores", freedom.Scores);
            json.WriteEndObject();
        }

        if (curve.Draws.Count > 0)
        {
            json.WriteStartArray("draws");
            foreach (var draw in curve.Draws)
                json.WriteRawValue(Row(draw));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LossLaw law)
    {
        json.WriteStartObject();
        json.WriteNumber("a", law.A);
        json.WriteNumber("alpha", law.Alpha);
        json.WriteNumber("b", law.B);
        json.WriteNumber("beta", law.Beta);
        if (law.Irreducible > 0)
            json.WriteNumber("e", law.Irreducible);
        json.WriteEndObject();
    }

    private static string Row(CurveDraw draw)
    {
        var row = new StringBuilder("[").Append(draw.Optimum);
        foreach (var value in (ReadOnlySpan<double>)[
            draw.Loss.A, draw.Loss.Alpha, draw.Loss.B, draw.Loss.Beta, draw.Loss.Irreducible,
            draw.Score.C, draw.Score.Gamma, draw.Score.Midpoint, draw.Score.Floor])
            row.Append(CultureInfo.InvariantCulture, $", {value:G6}");
        return row.Append(']').ToString();
    }
}
