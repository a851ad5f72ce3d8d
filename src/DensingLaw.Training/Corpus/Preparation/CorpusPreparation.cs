using DensingLaw.Tokenization;
using DensingLaw.Tokenization.Training;

namespace DensingLaw.Training.Corpus;

/// <summary>
/// Makes a folder of texts into shards of tokens: documents that overlap with benchmarks are dropped, a share is held out, a tokenizer is trained if none is
/// given, and the rest is tokenised once. What was made from the same inputs before is used again.
/// </summary>
/// <remarks>
/// A special token that is spelled out in a text becomes that token, as everywhere; where files divide their documents by one, name it as
/// <see cref="CorpusOptions.DocumentSeparator"/>.
/// </remarks>
public static class CorpusPreparation
{
    private const string ReportFile = "decontamination.json";

    /// <summary>Prepares a corpus. A second call with equal inputs reads the files for their hash and opens what is there.</summary>
    /// <param name="options">See there.</param>
    /// <param name="progress">Told about every batch; may be null.</param>
    /// <param name="cancellation">Leaves nothing half-written under a final name.</param>
    /// <exception cref="ConfigurationException">Options out of range, no corpus, no tokenizer, or no document left to train on.</exception>
    /// <exception cref="DataIntegrityException">Texts that cannot be read, or damaged shards, each named.</exception>
    /// <exception cref="StorageException">The disk took no more.</exception>
    public static PreparedCorpus Prepare(
        CorpusPreparationOptions options, IProgress<CorpusProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var corpus = CorpusFolder.Open(options.Folder, options.Corpus);
        progress?.Report(new CorpusProgress(CorpusStage.Hashing, 0, corpus.Bytes, 0, 0));
        var sha256 = corpus.Sha256(cancellation);
        var judge = new Lazy<DocumentJudge>(() => new DocumentJudge(options));
        var tokenizerPath = options.Tokenizer ?? TrainTokenizer(options, corpus, judge, progress, cancellation);
        var tokenizer = TokenizerReader.Open(tokenizerPath);
        var key = PreparationKey.OfShards(options, sha256, tokenizer.Sha256);
        var folder = FolderOf(options, "shards", key);
        var reused = Directory.Exists(folder);
        if (!reused)
            NewFolder.Write(folder, part => new ShardPreparation(options, corpus, judge.Value, tokenizer).Write(part, key, progress, cancellation));
        return Open(folder, key, tokenizer, tokenizerPath, reused);
    }

    internal static void WriteReport(string folder, DecontaminationReport report) => File.WriteAllBytes(Path.Combine(folder, ReportFile), report.ToJson());

    /// <summary>The first 16 hex digits name the folder; the index has all of the key.</summary>
    private static string FolderOf(CorpusPreparationOptions options, string kind, string key) => Path.Combine(options.Output, $"{kind}-{key[..16]}");

    private static PreparedCorpus Open(string folder, string key, TextTokenizer tokenizer, string tokenizerPath, bool reused)
    {
        var shards = TokenShards.Open(folder);
        try
        {
            if (shards.Index.Key != key)
                throw new DataIntegrityException(
                    $"{folder}: made from other inputs (key {shards.Index.Key}, {key} is needed); delete it and prepare the corpus again");
            var path = Path.Combine(folder, ReportFile);
            var report = File.Exists(path)
                ? DecontaminationReport.Parse(path, File.ReadAllBytes(path))
                : throw new DataIntegrityException($"{path}: missing; delete its folder and prepare the corpus again");
            return new PreparedCorpus(shards, report, tokenizer, tokenizerPath, reused);
        }
        catch
        {
            shards.Dispose();
            throw;
        }
    }

    private static string TrainTokenizer(
        CorpusPreparationOptions options, CorpusFolder corpus, Lazy<DocumentJudge> judge, IProgress<CorpusProgress>? progress, CancellationToken cancellation)
    {
        var folder = FolderOf(options, "tokenizer", PreparationKey.OfTokenizer(options, corpus.Sha256(cancellation)));
        if (!Directory.Exists(folder))
        {
            NewFolder.Write(folder, part =>
            {
                var texts = TrainingTexts(options, corpus, judge.Value, progress, cancellation);
                BpeTrainer.Train(texts, options.Bpe! with { Threads = options.Threads }, cancellation).Save(part);
            });
        }

        return folder;
    }

    /// <summary>The texts that are trained on, up to the bytes allowed.</summary>
    private static IEnumerable<string> TrainingTexts(
        CorpusPreparationOptions options, CorpusFolder corpus, DocumentJudge judge, IProgress<CorpusProgress>? progress, CancellationToken cancellation)
    {
        var position = new ReadPosition();
        var meter = new ProgressMeter(progress, CorpusStage.TrainingTokenizer, position, corpus.Bytes);
        var bytes = 0L;
        foreach (var verdict in Ordered.Select(corpus.Documents(position), options.Threads, judge.Judge, cancellation))
        {
            meter.Add(verdict.Utf8Bytes, tokens: 0);
            if (!verdict.IsTrainedOn)
                continue;
            yield return verdict.Document.Text;
            bytes += verdict.Utf8Bytes;
            if (bytes >= options.BpeTextBytes)
                yield break;
        }
    }
}
