using System.CommandLine;
using System.Text.Json;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe logprobs</c>.</summary>
internal static class ProbeLogProbsCommand
{
    public static Command Create(ProbeParts parts, CliContext context)
    {
        var checkpoint = new Argument<string>("CHECKPOINT") { Description = "A checkpoint's folder or file" };
        var top = new Option<string?>("--top") { HelpName = "K", Description = "The K most probable tokens after every token (default: none)" };
        var generate = new Option<string?>("--generate") { HelpName = "N", Description = "N greedy tokens after the sequence, fewer where the tokenizer's end token comes (default: none)" };
        var files = new ProbeFiles();
        var engine = new EngineArguments();
        var command = new Command("logprobs", "Lines {ids}, {text} or {context, continuation} to {ids, logProbs, top, greedyIds, sum, isGreedy, boundaryMerged}.")
        {
            checkpoint, top, generate,
        };
        files.AddTo(command, withInput: true);
        engine.AddTo(command, withScheduling: false);
        command.Validators.Add(result =>
        {
            if (!GivenOptions.CanBeRead(result))
                return;
            var errors = new List<string>();
            MeasureOptions.Whole("--top", result.GetValue(top), 0, errors);
            MeasureOptions.Whole("--generate", result.GetValue(generate), 0, errors);
            EngineArguments.Parse(engine.Read(result), errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result =>
        {
            using var input = files.OpenInput(result, context, out var name);
            using var model = parts.OpenModel(result.GetValue(checkpoint)!, EngineArguments.Parse(engine.Read(result.CommandResult), []));
            using var output = files.OpenOutput(result, context);
            var topCount = MeasureOptions.Whole("--top", result.GetValue(top), 0, []) ?? 0;
            var generateCount = MeasureOptions.Whole("--generate", result.GetValue(generate), 0, []) ?? 0;
            var endIds = generateCount > 0 ? model.EndIds() : null;
            if (generateCount > 0 && endIds is null)
                context.Error.WriteLine($"note: {result.GetValue(checkpoint)} has no tokenizer that can be used, so no token ends a generation: every line gets all {generateCount} tokens");
            JsonLines.Map(input, name, output, (line, writer) => Probe(line, writer, model, topCount, generateCount, endIds), context.Cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Probe(JsonElement line, Utf8JsonWriter writer, ProbeModel model, int top, int generate, IReadOnlySet<int>? endIds)
    {
        var pair = Read(line, model);
        int[] ids = [.. pair.Context, .. pair.Continuation];
        if (ids.Length == 0)
            throw new FormatException("it has no tokens");
        if (ids.Length + generate > model.Model.MaxPositions)
            throw new FormatException($"it has {ids.Length} tokens{(generate > 0 ? $" and {generate} are to follow" : "")}; the model takes {model.Model.MaxPositions}");
        var predictions = SequenceScorer.Score(model.Model, ids, top);
        // The token at i is predicted after the one at i − 1; the first of all has nothing before it.
        var firstScored = Math.Max(1, pair.Context.Length);
        double sum = 0;
        var greedy = true;
        for (var i = firstScored; i < ids.Length; i++)
        {
            sum += predictions[i - 1].LogProbs[0];
            greedy &= predictions[i - 1].GreedyToken == ids[i];
        }

        WriteIds(writer, "ids", ids);
        writer.WriteStartArray("logProbs");
        writer.WriteNullValue();
        foreach (var prediction in predictions.SkipLast(1))
            writer.WriteNumberValue(prediction.LogProbs[0]);
        writer.WriteEndArray();
        if (top > 0)
            WriteTop(writer, predictions);
        if (generate > 0)
            WriteIds(writer, "greedyIds", GreedyDecoder.Continue(model.Model, ids, generate, id => endIds?.Contains(id) ?? false));
        writer.WriteNumber("sum", sum);
        writer.WriteBoolean("isGreedy", greedy);
        writer.WriteBoolean("boundaryMerged", pair.BoundaryMerged);
    }

    /// <summary>The sequence as a context and what is summed; for ids and texts everything is summed.</summary>
    private static EncodedPair Read(JsonElement line, ProbeModel model)
    {
        if (ProbeLine.Ids(line, "ids", model.Model.VocabularySize) is { } ids)
            return new EncodedPair([], ids, false);
        if (ProbeLine.Text(line, "text") is { } text)
            return new EncodedPair([], model.EncodeText(text), false);
        if (ProbeLine.Text(line, "context") is { } context)
            return model.EncodePair(context, ProbeLine.RequiredText(line, "continuation"));
        throw new FormatException("it has none of 'ids', 'text', or 'context' with 'continuation'");
    }

    private static void WriteIds(Utf8JsonWriter writer, string name, IReadOnlyList<int> ids)
    {
        writer.WriteStartArray(name);
        foreach (var id in ids)
            writer.WriteNumberValue(id);
        writer.WriteEndArray();
    }

    private static void WriteTop(Utf8JsonWriter writer, IReadOnlyList<Prediction> predictions)
    {
        writer.WriteStartArray("top");
        foreach (var prediction in predictions)
        {
            writer.WriteStartArray();
            foreach (var token in prediction.Top)
            {
                writer.WriteStartObject();
                writer.WriteNumber("id", token.Token);
                writer.WriteNumber("logProb", token.LogProb);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
