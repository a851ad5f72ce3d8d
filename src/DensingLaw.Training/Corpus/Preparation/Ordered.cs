using System.Runtime.ExceptionServices;

namespace DensingLaw.Training.Corpus;

/// <summary>Work on documents by several threads, batch by batch, with results in the documents' order.</summary>
internal static class Ordered
{
    /// <summary>UTF-16 units in a batch, and documents: enough to keep threads busy, and little memory.</summary>
    private const int BatchUnits = 4 << 20, BatchDocuments = 4096;

    public static IEnumerable<T> Select<T>(IEnumerable<CorpusDocument> documents, int threads, Func<CorpusDocument, T> work, CancellationToken cancellation)
    {
        foreach (var batch in Batches(documents))
        {
            foreach (var result in Run(batch, threads, work, cancellation))
                yield return result;
        }
    }

    private static T[] Run<T>(List<CorpusDocument> batch, int threads, Func<CorpusDocument, T> work, CancellationToken cancellation)
    {
        var results = new T[batch.Count];
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
            Parallel.For(0, batch.Count, parallel, i => results[i] = work(batch[i]));
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }

        return results;
    }

    private static IEnumerable<List<CorpusDocument>> Batches(IEnumerable<CorpusDocument> documents)
    {
        var batch = new List<CorpusDocument>();
        var units = 0L;
        foreach (var document in documents)
        {
            batch.Add(document);
            units += document.Text.Length;
            if (units < BatchUnits && batch.Count < BatchDocuments)
                continue;
            yield return batch;
            (batch, units) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
