using System.Threading.Channels;

namespace DensingLaw.Evaluation;

/// <summary>Encodes a run's calls of the engine beside the engine, ahead of it, and each once.</summary>
internal static class EncodedAhead
{
    /// <summary>
    /// Token ids, of 4 bytes each, that may wait for the engine: the items of all of the five benchmarks together are about as many. What is beyond is encoded
    /// when there is room.
    /// </summary>
    private const long MaxTokens = 32L << 20;

    /// <summary>Works on calls one after another on this thread, while the next ones are encoded on another.</summary>
    /// <param name="calls">The calls, encoded when they are asked for; an error of theirs is met after all calls before it.</param>
    /// <param name="work">Does a call.</param>
    /// <param name="encoded">Told each call on the other thread, after it is ready for <paramref name="work"/>; and null after the last one.</param>
    /// <param name="cancellation">Ends the wait for a call.</param>
    public static void Run(IEnumerable<EncodedCall> calls, Action<EncodedCall> work, Action<EncodedCall?>? encoded, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var taken = new SemaphoreSlim(0);
        var waiting = 0L;
        var channel = Channel.CreateUnbounded<EncodedCall>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var producer = Task.Run(EncodeAsync, CancellationToken.None);
        try
        {
            while (channel.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult())
            {
                while (channel.Reader.TryRead(out var call))
                {
                    Interlocked.Add(ref waiting, -call.Tokens);
                    taken.Release();
                    work(call);
                }
            }
        }
        finally
        {
            // The tokenizer must be idle before the caller disposes of it, whether the work ended well or not.
            stop.Cancel();
            producer.Wait(CancellationToken.None);
        }

        async Task EncodeAsync()
        {
            try
            {
                foreach (var call in calls)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    Interlocked.Add(ref waiting, call.Tokens);
                    channel.Writer.TryWrite(call);
                    encoded?.Invoke(call);
                    while (Interlocked.Read(ref waiting) > MaxTokens)
                        await taken.WaitAsync(stop.Token).ConfigureAwait(false);
                }

                encoded?.Invoke(null);
                channel.Writer.Complete();
            }
            catch (Exception error)
            {
                // The working side meets it when it has worked off what was encoded before.
                channel.Writer.Complete(error);
            }
        }
    }
}
