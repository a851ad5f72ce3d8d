using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe generate</c>: completions of prompts, all lines batched together.</summary>
internal static class ProbeGenerateCommand
{
    private const int DefaultMaxTokens = 256;

    public static Command Create(ProbeParts parts, CliContext context)
    {
        var checkpoint = new Argument<string>("CHECKPOINT") { Description = "A checkpoint's folder or file" };
        var rows = new Option<string?>("--rows") { HelpName = "N", Description = "Completions written side by side (default: the engine's choice)" };
        var files = new ProbeFiles();
        var engine = new EngineArguments();
        var command = new Command("generate", "Lines {prompt, stops, maxTokens}, or with temperature, topP and seed, to {text, raw, ids, stop, margins}.") { checkpoint, rows };
        files.AddTo(command, withInput: true);
        engine.AddTo(command, withScheduling: true);
        command.Validators.Add(result =>
        {
            if (!GivenOptions.CanBeRead(result))
                return;
            var errors = new List<string>();
            MeasureOptions.Whole("--rows", result.GetValue(rows), 1, errors);
            EngineArguments.Parse(engine.Read(result), errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result =>
        {
            using var input = files.OpenInput(result, context, out var name);
            var request = EngineArguments.Parse(engine.Read(result.CommandResult), []);
            using var model = parts.OpenModel(result.GetValue(checkpoint)!, request);
            using var output = files.OpenOutput(result, context);
            var options = request.Generation with { Rows = MeasureOptions.Whole("--rows", result.GetValue(rows), 1, []), Margins = true };
            Generate(JsonLines.ReadAll(input, name, line => Read(line, model)), model.OpenGenerator(options), output, context.Cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Generate(
        IReadOnlyList<JsonLine<GenerationRequest>> lines, Action<IReadOnlyList<GenerationRequest>, Action<int, GenerationResult>, CancellationToken> run, TextWriter output,
        CancellationToken cancellation)
    {
        var results = new GenerationResult?[lines.Count];
        var written = 0;
        run(
            [.. lines.Select(l => l.Value)],
            (index, result) =>
            {
                results[index] = result;
                for (; written < results.Length && results[written] is { } next; written++)
                    JsonLines.WriteLine(output, writer => Write(writer, lines[written], next));
            },
            cancellation);
    }

    private static GenerationRequest Read(JsonElement line, ProbeModel model)
    {
        var prompt = model.EncodeText(ProbeLine.RequiredText(line, "prompt"));
        var maxTokens = line.TryGetProperty("maxTokens", out var count) ? Whole(count, "maxTokens") : DefaultMaxTokens;
        if (prompt.Length == 0)
            throw new FormatException("its prompt has no tokens");
        if (maxTokens < 1 || prompt.Length + maxTokens > model.Model.MaxPositions)
            throw new FormatException($"it has {prompt.Length} tokens and {maxTokens} are to follow; at least 1 is needed, and the model takes {model.Model.MaxPositions}");
        return new GenerationRequest(prompt, maxTokens, Stops(line)) { Sampling = Sampling(line) };
    }

    private static string[] Stops(JsonElement line)
    {
        if (!line.TryGetProperty("stops", out var stops))
            return [];
        return stops.ValueKind == JsonValueKind.Array && stops.EnumerateArray().All(s => s.ValueKind == JsonValueKind.String && s.GetString()!.Length > 0)
            ? [.. stops.EnumerateArray().Select(s => s.GetString()!)]
            : throw new FormatException("stops is not a list of texts that are not empty");
    }

    private static SamplingParameters? Sampling(JsonElement line)
    {
        var temperature = Number(line, "temperature") ?? 0;
        var topP = Number(line, "topP") ?? 1;
        if (temperature < 0 || topP is not (> 0 and <= 1))
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"temperature is {temperature} and topP {topP}; at least 0, and above 0 and at most 1, are needed"));
        var seed = line.TryGetProperty("seed", out var value) ? Whole(value, "seed") : 0;
        return temperature == 0 ? null : new SamplingParameters(temperature, topP, (ulong)seed);
    }

    private static double? Number(JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()) ? value.GetDouble()
        : throw new FormatException($"{name} is no number");

    private static int Whole(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 ? number : throw new FormatException($"{name} is no whole number of at least 0");

    private static void Write(Utf8JsonWriter writer, JsonLine<GenerationRequest> line, GenerationResult result)
    {
        line.WriteId(writer);
        writer.WriteString("text", result.Completion);
        writer.WriteString("raw", result.Text);
        writer.WriteStartArray("ids");
        foreach (var id in result.Tokens)
            writer.WriteNumberValue(id);
        writer.WriteEndArray();
        writer.WriteString("stop", JsonNamingPolicy.CamelCase.ConvertName(result.Stop.ToString()));
        writer.WriteStartArray("margins");
        foreach (var margin in result.Margins)
            writer.WriteNumberValue(margin);
        writer.WriteEndArray();
    }
}
