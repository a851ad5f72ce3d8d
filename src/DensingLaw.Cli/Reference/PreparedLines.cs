using System.Globalization;
using DensingLaw.Training.Corpus;

namespace DensingLaw.Cli;

/// <summary>What a prepared corpus holds and what was dropped of it.</summary>
internal static class PreparedLines
{
    public static void Write(PreparedCorpus corpus, TextWriter output)
    {
        var (index, dropped) = (corpus.Shards.Index, corpus.Decontamination);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{index.Training.Tokens:N0} tokens to train on, {index.HeldOut.Tokens:N0} held out; {dropped.DocumentsDropped:N0} of {dropped.Documents:N0} documents dropped for overlaps of {dropped.Words} words with benchmarks{(corpus.Reused ? "; made before and taken as it is" : "")}"));
        foreach (var benchmark in dropped.Benchmarks)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {benchmark.Benchmark}: {benchmark.ItemsHit} of {benchmark.Items} items hit, {benchmark.DocumentsDropped} documents dropped, {benchmark.ItemsTooShort} items too short to find"));
        }
    }
}
