using System.Security.Cryptography;
using System.Text;
using DensingLaw.Tokenization;

namespace DensingLaw.Training.Corpus;

/// <summary>Judges, tokenises and writes the documents of a corpus in their order.</summary>
internal sealed class ShardPreparation
{
    private const string HeldOutList = "held-out.tsv";

    private readonly CorpusPreparationOptions _options;
    private readonly CorpusFolder _corpus;
    private readonly DocumentJudge _judge;
    private readonly TextTokenizer _tokenizer;
    private readonly int _eos;

    /// <exception cref="ConfigurationException">The tokenizer names no token that ends a text.</exception>
    public ShardPreparation(CorpusPreparationOptions options, CorpusFolder corpus, DocumentJudge judge, TextTokenizer tokenizer)
    {
        (_options, _corpus, _judge, _tokenizer) = (options, corpus, judge, tokenizer);
        _eos = tokenizer.EosId
            ?? throw new ConfigurationException(
                $"the tokenizer '{options.Tokenizer}' names no token that ends a text, which divides documents; add eos_token to its tokenizer_config.json");
    }

    public void Write(string folder, string key, IProgress<CorpusProgress>? progress, CancellationToken cancellation)
    {
        var bytesPerToken = _tokenizer.VocabularySize <= ushort.MaxValue + 1 ? sizeof(ushort) : sizeof(uint);
        using var training = new SplitWriter(folder, "training", bytesPerToken, _options.TokensPerShard);
        using var heldOut = new SplitWriter(folder, "held-out", bytesPerToken, _options.TokensPerShard);
        var overlaps = new OverlapCounter(_options.Decontamination, _judge.Index);
        var list = new StringBuilder();
        var position = new ReadPosition();
        var meter = new ProgressMeter(progress, CorpusStage.Tokenizing, position, _corpus.Bytes);
        foreach (var (verdict, ids) in Ordered.Select(_corpus.Documents(position), _options.Threads, JudgeAndEncode, cancellation))
        {
            overlaps.Add(verdict.Document, verdict.Utf8Bytes, verdict.Hits);
            if (!verdict.IsDropped)
                (verdict.IsHeldOut ? heldOut : training).Add(ids, _eos, verdict.Utf8Bytes);
            if (!verdict.IsDropped && verdict.IsHeldOut)
                list.Append(Convert.ToHexStringLower(verdict.Sha256)).Append('\t').Append(verdict.Document.Place).Append('\n');
            meter.Add(verdict.Utf8Bytes, training.Tokens + heldOut.Tokens);
        }

        var report = overlaps.Report();
        if (training.Tokens == 0)
            throw new ConfigurationException(FormattableString.Invariant(
                $"'{_options.Folder}' has {meter.Documents} documents, {report.DocumentsDropped} of them overlap with benchmarks, and none is left to train on; add text or hold out less"));
        var heldOutList = Encoding.UTF8.GetBytes(list.ToString());
        File.WriteAllBytes(Path.Combine(folder, HeldOutList), heldOutList);
        CorpusPreparation.WriteReport(folder, report);
        var index = Index(key, bytesPerToken, report, training.Finish(), heldOut.Finish(), Convert.ToHexStringLower(SHA256.HashData(heldOutList)), cancellation);
        File.WriteAllBytes(Path.Combine(folder, ShardIndex.FileName), index.ToJson());
        meter.Finish(training.Tokens + heldOut.Tokens);
    }

    private (Verdict Verdict, int[] Ids) JudgeAndEncode(CorpusDocument document)
    {
        var verdict = _judge.Judge(document);
        return (verdict, verdict.IsDropped ? [] : _tokenizer.EncodeToIds(document.Text, addSpecialTokens: false));
    }

    private ShardIndex Index(
        string key, int bytesPerToken, DecontaminationReport report, SplitIndex training, SplitIndex heldOut, string listSha256, CancellationToken cancellation) => new()
        {
            Key = key,
            TokenizerSha256 = _tokenizer.Sha256,
            VocabularySize = _tokenizer.VocabularySize,
            EosId = _eos,
            BytesPerToken = bytesPerToken,
            CorpusSha256 = _corpus.Sha256(cancellation),
            CorpusFiles = _corpus.Files.Count,
            CorpusBytes = _corpus.Bytes,
            HeldOutShare = _options.HeldOutShare,
            HeldOutSeed = _options.HeldOutSeed,
            DocumentsDropped = report.DocumentsDropped,
            Training = training,
            HeldOut = heldOut,
            HeldOutListSha256 = listSha256,
        };
}
