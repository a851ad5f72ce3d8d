using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Training.Corpus;

/// <summary>
/// A folder of <c>.txt</c>, <c>.jsonl</c> and <c>.jsonl.gz</c> files, folders in it included, hidden and other files left out. It is read as a stream in
/// ordinal order of the paths.
/// </summary>
public sealed class CorpusFolder
{
    private static readonly string[] s_endings = [".txt", ".jsonl", ".jsonl.gz"];

    private readonly string _folder;
    private readonly CorpusOptions _options;
    private string? _sha256;

    private CorpusFolder(string folder, CorpusOptions options, IReadOnlyList<string> files)
    {
        (_folder, _options, Files) = (folder, options, files);
        foreach (var file in files)
        {
            // Opened rather than looked up: every file can be read before work begins, and a link counts as what it leads to.
            using var stream = OpenFile(file);
            Bytes += stream.Length;
        }
    }

    /// <summary>Paths relative to the folder, with forward slashes, in reading order; at least one.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Bytes of the files on disk.</summary>
    public long Bytes { get; }

    /// <summary>Lists the files.</summary>
    /// <exception cref="ConfigurationException">No such folder, no file of the kinds in it, one that cannot be read, or an option out of its range.</exception>
    public static CorpusFolder Open(string folder, CorpusOptions options)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (options.MaxDocumentBytes is < 1 or > 1 << 30 || options.TextField.Length == 0 || options.DocumentSeparator is "")
            throw new ConfigurationException(
                $"documents of at most {options.MaxDocumentBytes} bytes, field '{options.TextField}', separator '{options.DocumentSeparator}': 1 to 2^30 bytes and texts that are not empty are allowed");
        if (!Directory.Exists(folder))
            throw new ConfigurationException($"there is no corpus folder '{folder}'; give a folder of .txt, .jsonl or .jsonl.gz files");
        var files = List(folder)
            .Where(f => s_endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return files.Length > 0
            ? new CorpusFolder(folder, options, files)
            : throw new ConfigurationException($"the corpus folder '{folder}' has no .txt, .jsonl or .jsonl.gz file; put at least one there");
    }

    /// <summary>
    /// Identity of the files: SHA-256 of the lines <c>sha256 + two spaces + path + LF</c> in reading order, lower-case hex. All files are read for it once.
    /// </summary>
    public string Sha256(CancellationToken cancellation = default) => _sha256 ??= Hash(cancellation);

    /// <summary>The documents in reading order. Those of white space alone are passed over.</summary>
    /// <exception cref="ConfigurationException">A file cannot be opened.</exception>
    /// <exception cref="DataIntegrityException">
    /// A file or line that is not UTF-8, not JSON, without the text, damaged or too large; named by file and line.
    /// </exception>
    public IEnumerable<CorpusDocument> Documents() => Documents(new ReadPosition());

    internal IEnumerable<CorpusDocument> Documents(ReadPosition position)
    {
        foreach (var file in Files)
        {
            using var packed = OpenFile(file);
            var before = position.Bytes;
            var isPacked = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            using var stream = isPacked ? new GZipStream(packed, CompressionMode.Decompress) : (Stream)packed;
            var lines = new LineReader(FullPath(file), stream, _options.MaxDocumentBytes);
            var texts = file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
                ? PlainText.Read(lines, _options.DocumentSeparator)
                : JsonLines.Read(lines, _options.TextField);
            foreach (var (text, line) in texts)
            {
                position.Bytes = before + packed.Position;
                if (!string.IsNullOrWhiteSpace(text))
                    yield return new CorpusDocument(text, file, line);
            }

            position.Bytes = before + packed.Length;
        }
    }

    private static string[] List(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot list the corpus folder '{folder}' ({error.Message}); check its permissions", error);
        }
    }

    private string FullPath(string file) => Path.Combine(_folder, file);

    private FileStream OpenFile(string file)
    {
        try
        {
            return new FileStream(FullPath(file), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read '{FullPath(file)}' ({error.Message}); check the file and its permissions", error);
        }
    }

    private string Hash(CancellationToken cancellation)
    {
        var lines = new StringBuilder();
        foreach (var file in Files)
        {
            cancellation.ThrowIfCancellationRequested();
            using var stream = OpenFile(file);
            lines.Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append("  ").Append(file).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}
