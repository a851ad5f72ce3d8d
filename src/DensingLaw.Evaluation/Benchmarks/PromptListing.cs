using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Writes a benchmark's prompts out, for comparison with another harness.</summary>
public static class PromptListing
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// One JSON object a line, in reporting order: <c>item</c> (its id), <c>prompt</c>, <c>sha256</c> (of the prompt's UTF-8 bytes, lower-case hex)
    /// and <c>target</c> (the answer without delimiter: a letter for MMLU, as lm-evaluation-harness's <c>doc_to_choice</c> spells it).
    /// </summary>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="output">Receives UTF-8 without byte order mark, lines ended by LF; left open.</param>
    /// <param name="limit">Only the first so many items of every sub-task; null for all.</param>
    /// <param name="cancellation">Checked between items.</param>
    /// <returns>The number of lines written.</returns>
    public static int Write(Benchmark benchmark, Stream output, int? limit = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentNullException.ThrowIfNull(output);
        var lines = 0;
        using var writer = new Utf8JsonWriter(output, s_options);
        foreach (var item in benchmark.Items(limit))
        {
            cancellation.ThrowIfCancellationRequested();
            var prompt = item.Prompt;
            writer.WriteStartObject();
            writer.WriteString("item"u8, item.Id);
            writer.WriteString("prompt"u8, prompt);
            writer.WriteString("sha256"u8, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt))));
            writer.WriteString("target"u8, item.Target);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            output.WriteByte((byte)'\n');
            lines++;
        }

        return lines;
    }
}
