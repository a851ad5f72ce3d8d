using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Loss;

/// <summary>
/// Rationales that a model wrote for benchmark items: one JSON object a line, as in the DensingLaw-ScalingBench release (sources <c>mmlu</c>,
/// <c>big-bench-hard</c>, <c>math</c>, <c>mbpp</c>, <c>human-eval</c>). A row repeated letter by letter stays, and is counted.
/// </summary>
public sealed record RationaleFile
{
    private const long MaxFileBytes = 256L << 20;
    private const int MaxUnpackedBytes = 1 << 30;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, string> s_benchmarks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mmlu"] = MmluBenchmark.Name,
        ["big-bench-hard"] = BbhBenchmark.Name,
        ["bbh"] = BbhBenchmark.Name,
        ["math"] = MathBenchmark.Name,
        ["human-eval"] = HumanEvalBenchmark.Name,
        ["humaneval"] = HumanEvalBenchmark.Name,
        ["mbpp"] = MbppBenchmark.Name,
    };

    /// <summary>Of the file's bytes on disk, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>One a row, benchmark by benchmark in order of first appearance and in the file's order within one; at least one.</summary>
    public required IReadOnlyList<LossText> Texts { get; init; }

    /// <summary>Rows equal to an earlier one in source, question and answer.</summary>
    public required int DuplicateRows { get; init; }

    /// <summary>Reads a file, plain or, where its name ends in <c>.gz</c>, packed. Lines of white space are passed over.</summary>
    /// <param name="path">At most 256 MiB, 1 GiB unpacked.</param>
    /// <param name="fields">What its fields are called.</param>
    /// <exception cref="ConfigurationException">No such file, or one that cannot be read.</exception>
    /// <exception cref="DataIntegrityException">
    /// A damaged or empty file, or a line that is not UTF-8, not a JSON object, or without a known source, a question or an answer; named by line.
    /// </exception>
    public static RationaleFile Read(string path, RationaleFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var file = Open(path);
        var texts = new List<LossText>();
        var seen = new HashSet<(string, string, string)>();
        var number = 0;
        foreach (var range in file.Bytes.AsSpan().Split((byte)'\n'))
        {
            number++;
            var where = FormattableString.Invariant($"{path} line {number}");
            var line = Decode(where, file.Bytes.AsSpan(range));
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var text = Row(where, number, Parse(where, line), fields);
            seen.Add((text.Benchmark, text.Context, text.Continuation));
            texts.Add(text);
        }

        return texts.Count > 0
            ? new RationaleFile { Sha256 = file.Sha256, Texts = [.. texts.GroupBy(t => t.Benchmark).SelectMany(g => g)], DuplicateRows = texts.Count - seen.Count }
            : throw new DataIntegrityException($"{path} has no rows; at least 1 is needed");
    }

    private static ReleaseFile Open(string path)
    {
        try
        {
            return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? ReleaseFile.ReadGzip(path, MaxFileBytes, MaxUnpackedBytes)
                : ReleaseFile.Read(path, MaxFileBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read the rationales '{path}' ({error.Message}); give a file that exists and may be read", error);
        }
    }

    private static string Decode(string where, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return s_strict.GetString(utf8);
        }
        catch (DecoderFallbackException error)
        {
            throw new DataIntegrityException($"{where} is not UTF-8 ({error.Message}); convert the file first", error);
        }
    }

    private static JsonElement Parse(string where, string line)
    {
        try
        {
            var row = JsonElement.Parse(line);
            return row.ValueKind == JsonValueKind.Object ? row : throw new DataIntegrityException($"{where} is not a JSON object; give one a line");
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException($"{where} is not JSON: {error.Message.ReplaceLineEndings(" ")}; give one object a line", error);
        }
    }

    private static LossText Row(string where, int number, JsonElement row, RationaleFields fields)
    {
        var source = Field(where, row, fields.Source);
        if (!s_benchmarks.TryGetValue(source, out var benchmark))
            throw new DataIntegrityException($"{where}: the source '{source}' is not known; known are {string.Join(", ", s_benchmarks.Keys)}");
        var question = Field(where, row, fields.Question);
        var answer = Field(where, row, fields.Answer);
        var delimiter = PythonText.IsSpace(question[^1]) || PythonText.IsSpace(answer[0]) ? "" : fields.Delimiter;
        return new LossText
        {
            Benchmark = benchmark,
            Subtask = benchmark,
            Item = FormattableString.Invariant($"line {number}"),
            Kind = LossKind.Rationale,
            Context = question,
            Continuation = delimiter + answer,
        };
    }

    private static string Field(string where, JsonElement row, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!row.TryGetProperty(name, out var field))
                continue;
            if (field.ValueKind != JsonValueKind.String)
                throw new DataIntegrityException($"{where}: field '{name}' is of the kind {field.ValueKind}; a text is needed");
            return Value(where, name, field) is { Length: > 0 } text ? text : throw new DataIntegrityException($"{where}: field '{name}' is empty; a text is needed");
        }

        throw new DataIntegrityException(
            $"{where}: there is no field '{string.Join("' or '", names)}'; it has {string.Join(", ", row.EnumerateObject().Select(p => p.Name))}. Map the names with --rationale-fields.");
    }

    private static string Value(string where, string name, JsonElement field)
    {
        try
        {
            return field.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // JSON can escape half of a surrogate pair, which no UTF-8 text holds.
            throw new DataIntegrityException($"{where}: field '{name}' is not Unicode text; a text is needed", error);
        }
    }
}
