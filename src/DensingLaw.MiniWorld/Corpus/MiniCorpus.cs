using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DensingLaw.MiniWorld.Corpus;

/// <summary>Writes a training corpus: a folder of files with one JSON object <c>{"text": …}</c> a line.</summary>
public static class MiniCorpus
{
    /// <summary>Bytes of JSON after which a new file begins.</summary>
    public const int BytesPerFile = 16 << 20;

    private const string Ending = ".jsonl";
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes documents until their texts have a number of bytes.</summary>
    /// <param name="folder">Made when it is not there; must hold no <c>.jsonl</c> file.</param>
    /// <param name="world">What the documents tell of.</param>
    /// <param name="mixture">How often each kind comes.</param>
    /// <param name="seed">Another seed, other documents.</param>
    /// <param name="bytes">UTF-8 bytes of text, at least 1: about 3 a token of a tokenizer with 768 tokens. The last document makes them full.</param>
    /// <param name="cancellation">Looked at between documents; what was written stays under another name (<c>.part</c>).</param>
    /// <exception cref="IOException">The folder holds a corpus, or cannot be written.</exception>
    public static CorpusReport Write(string folder, World world, Mixture mixture, ulong seed, long bytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(mixture);
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFiles(folder, "*" + Ending).Any())
            throw new IOException($"'{folder}' already holds {Ending} files; give a folder that does not");
        var source = new DocumentSource(world, mixture, seed);
        var (documents, textBytes) = (new long[Enum.GetValues<DocumentKind>().Length], new long[Enum.GetValues<DocumentKind>().Length]);
        var written = 0L;
        var parts = new List<string>();
        while (written < bytes)
        {
            var part = Path.Combine(folder, FormattableString.Invariant($"{mixture.Name}-{parts.Count:000}{Ending}.part"));
            parts.Add(part);
            using var file = File.Create(part);
            while (written < bytes && file.Position < BytesPerFile)
            {
                cancellation.ThrowIfCancellationRequested();
                var (kind, text) = source.Next();
                file.Write(Line(text));
                var count = Encoding.UTF8.GetByteCount(text);
                (documents[(int)kind], textBytes[(int)kind]) = (documents[(int)kind] + 1, textBytes[(int)kind] + count);
                written += count;
            }
        }

        foreach (var part in parts)
            File.Move(part, part[..^".part".Length]);
        return new CorpusReport(documents.Sum(), written, parts.Count, [.. Enum.GetValues<DocumentKind>().Select(k => new CorpusShare(k, documents[(int)k], textBytes[(int)k]))]);
    }

    private static byte[] Line(string text)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
