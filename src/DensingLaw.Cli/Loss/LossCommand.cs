using System.CommandLine;
using System.Globalization;
using System.Text;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw loss</c>: how well a checkpoint predicts a text, in lm-evaluation-harness's rolling windows.</summary>
internal static class LossCommand
{
    public static Command Create(ProbeParts parts, CliContext context)
    {
        var checkpoint = new Argument<string>("CHECKPOINT") { Description = "A checkpoint's folder or file" };
        var text = new Option<string>("--text") { HelpName = "FILE", Description = "A text in UTF-8", Required = true };
        var maxLength = new Option<string?>("--max-length") { HelpName = "N", Description = "Tokens of a window (default: the model's longest sequence)" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var engine = new EngineArguments();
        var command = new Command("loss", "Measure how well a checkpoint predicts a text: bits per byte and perplexities.") { checkpoint, text, maxLength };
        engine.AddTo(command, withScheduling: true);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            MeasureOptions.Whole("--max-length", result.GetValue(maxLength), 1, errors);
            EngineArguments.Parse(engine.Read(result), errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result =>
        {
            var path = result.GetValue(text)!;
            var content = ReadText(path);
            var request = EngineArguments.Parse(engine.Read(result.CommandResult), []);
            using var model = parts.OpenModel(result.GetValue(checkpoint)!, request);
            var loss = Measure(model, content, path, MeasureOptions.Whole("--max-length", result.GetValue(maxLength), 1, []), request.Scheduling, context.Cancellation);
            Print(new TextLossDocument { Text = Path.GetFullPath(path), Checkpoint = Path.GetFullPath(result.GetValue(checkpoint)!), Engine = EngineSection.Of(model.Model.Engine), Loss = loss }, result.GetValue(json), context);
            return ExitCode.Ok;
        });
        return command;
    }

    private static TextLoss Measure(ProbeModel model, string content, string path, int? maxLength, SchedulerOptions scheduling, CancellationToken cancellation)
    {
        // The prefix token and the last target are not both fed, so a window may score as many tokens as the model has positions.
        var longest = model.Model.MaxPositions;
        if (maxLength > longest)
            throw new ConfigurationException($"--max-length is {maxLength}; the model takes at most {longest}");
        var tokens = model.EncodePlain(content);
        if (tokens.Length == 0)
            throw new ConfigurationException($"{path} has no tokens; give a text that is not empty");
        return TextLossMeter.Measure(content, tokens, model.PrefixToken(), maxLength ?? longest, new Scheduler(model.Model, scheduling).Score, cancellation);
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException error)
        {
            throw new DataIntegrityException($"{path} is not UTF-8 ({error.Message}); convert it first", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read the text '{path}' ({error.Message}); give a file that exists and may be read", error);
        }
    }

    private static void Print(TextLossDocument document, bool json, CliContext context)
    {
        if (json)
        {
            context.Out.Write(Encoding.UTF8.GetString(document.ToJson()));
            return;
        }

        var loss = document.Loss;
        foreach (var line in new Table
        {
            Headers = ["text loss", ""],
            RightAligned = [1],
            Rows =
                     [
                         ["bits per byte", Number(loss.BitsPerByte)], ["byte perplexity", Number(loss.BytePerplexity)],
                         ["word perplexity", Number(loss.WordPerplexity)], ["nats per token", Number(loss.NatsPerToken)],
                         ["bytes", Count(loss.Bytes)], ["words", Count(loss.Words)], ["tokens", Count(loss.Tokens)], ["windows", Count(loss.Windows)],
                     ],
        }.ToTextLines())
            context.Out.WriteLine(line);
    }

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
