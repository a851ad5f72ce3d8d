using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>The options that choose the engine, shared by the commands that load a model.</summary>
internal sealed class EngineArguments
{
    public const string Onnx = "onnx";
    public const string Torch = "torch";

    private static readonly string[] s_engines = [Onnx, Torch];
    private static readonly string[] s_precisions = ["fp32", "bf16", "fp16"];

    private readonly Option<string?> _engine = new("--engine") { HelpName = "onnx|torch", Description = "What computes (default: onnx)" };
    private readonly Option<string?> _device = new("--device") { HelpName = "cpu|cuda[:N]|auto", Description = "Where the model runs; auto, the default, takes a GPU if there is one and says so" };
    private readonly Option<string?> _threads = new("--threads") { HelpName = "N", Description = "CPU threads (default: all cores)" };
    private readonly Option<string?> _precision = new("--precision") { HelpName = "fp32|bf16|fp16", Description = "Arithmetic (default: fp32); the others with --engine torch on CUDA" };
    private readonly Option<string?> _batchTokens = new("--batch-tokens") { HelpName = "N", Description = "Tokens in one forward (default: the engine's choice); no score depends on it" };
    private readonly Option<bool> _noPrefixSharing = new("--no-prefix-sharing") { Description = "Compute every prompt whole; no score depends on it" };

    /// <summary>Adds the options; those of the scheduler only to commands that score many prompts together.</summary>
    public void AddTo(Command command, bool withScheduling)
    {
        _engine.CompletionSources.Add(s_engines);
        _device.CompletionSources.Add("auto", "cpu", "cuda");
        _precision.CompletionSources.Add(s_precisions);
        foreach (var option in (ReadOnlySpan<Option>)(withScheduling ? [_engine, _device, _threads, _precision, _batchTokens, _noPrefixSharing] : [_engine, _device, _threads, _precision]))
            command.Options.Add(option);
    }

    public RawEngineArguments Read(SymbolResult result) => new(
        result.GetValue(_engine) ?? Onnx, result.GetValue(_device) ?? "auto", result.GetValue(_threads), result.GetValue(_precision) ?? "fp32", result.GetValue(_batchTokens), result.GetValue(_noPrefixSharing));

    public static EngineRequest Parse(RawEngineArguments raw, ICollection<string> errors)
    {
        if (!s_engines.Contains(raw.Engine))
            errors.Add($"--engine is '{raw.Engine}'{NearNames.Hint(raw.Engine, s_engines)}; there are: {string.Join(", ", s_engines)}");
        var isDevice = raw.Device is "auto" or "cpu" or "cuda" ||
            (raw.Device.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(raw.Device.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (!isDevice)
            errors.Add($"--device is '{raw.Device}'; give cpu, cuda, cuda:N or auto");
        if (!s_precisions.Contains(raw.Precision))
            errors.Add($"--precision is '{raw.Precision}'{NearNames.Hint(raw.Precision, s_precisions)}; there are: {string.Join(", ", s_precisions)}");
        if (raw is { Engine: Onnx, Precision: "bf16" or "fp16" })
            errors.Add($"--precision is '{raw.Precision}', which needs --engine torch on a CUDA device; with --engine onnx there are: fp32");
        return new EngineRequest(raw.Device, MeasureOptions.Whole("--threads", raw.Threads, 1, errors), raw.Precision, new SchedulerOptions
        {
            BatchTokens = MeasureOptions.Whole("--batch-tokens", raw.BatchTokens, 1, errors),
            SharePrefixes = !raw.NoPrefixSharing,
        })
        {
            Engine = raw.Engine,
        };
    }
}
