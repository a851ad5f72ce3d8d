using System.Globalization;
using DensingLaw.Training.Corpus;

namespace DensingLaw.Cli;

/// <summary>Lines on how far a corpus's preparation has come, one at most every two seconds.</summary>
internal sealed class CorpusProgressText(TextWriter output, TimeProvider time) : IProgress<CorpusProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private CorpusStage? _stage;
    private long _last;

    public void Report(CorpusProgress value)
    {
        lock (_lock)
        {
            if (value.Stage == _stage && time.GetElapsedTime(_last) < s_interval)
                return;
            (_stage, _last) = (value.Stage, time.GetTimestamp());
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name(value.Stage)}: {100.0 * value.Bytes / Math.Max(1, value.TotalBytes):0} % of {value.TotalBytes / 1e6:0.0} MB{(value.Tokens > 0 ? $", {value.Tokens:N0} tokens" : "")}"));
        }
    }

    private static string Name(CorpusStage stage) => stage switch
    {
        CorpusStage.Hashing => "reading the corpus",
        CorpusStage.TrainingTokenizer => "training the tokenizer",
        _ => "tokenising",
    };
}
