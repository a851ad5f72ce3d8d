using System.Net;
using System.Net.Http.Headers;

namespace DensingLaw.Evaluation.Data;

/// <summary>Fetches one file: into <c>NAME.part</c>, which a later attempt goes on with, and to its name once its hash is right.</summary>
internal sealed class Download(HttpClient client, PullSettings settings, Action<PullProgress> progress)
{
    // Beyond this nothing is taken from an address whose file has no known length.
    private const long MaxUnknownBytes = 1L << 30;

    /// <param name="name">What progress and messages call it.</param>
    /// <param name="path">Where it is put.</param>
    /// <param name="bytes">Its length; null when not known.</param>
    /// <param name="sha256">Its SHA-256.</param>
    /// <param name="urls">Tried in order.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    public async Task FetchAsync(string name, string path, long? bytes, string sha256, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        PlacedFile.PrepareFolder(path);
        var part = new PartFile(path);
        var failures = new List<DownloadFailedException>();
        foreach (var url in urls)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await FromAsync(new Uri(url), name, part, bytes, sha256, cancellation).ConfigureAwait(false);
                part.Finish();
                progress(new PullProgress(name, new FileInfo(path).Length, bytes, "done"));
                return;
            }
            catch (DownloadFailedException e)
            {
                failures.Add(e);
            }
        }

        var all = string.Join("; ", failures.Select(f => f.Message));
        throw failures.Exists(f => f.IsWrongContent)
            ? new DataIntegrityException($"{name} is not what the release has: {all}; nothing of it was kept", failures[^1])
            : new ConfigurationException($"cannot fetch {name}: {all}; get the file in another way and run 'densinglaw data import' on its folder", failures[^1]);
    }

    private async Task FromAsync(Uri url, string name, PartFile part, long? bytes, string sha256, CancellationToken cancellation)
    {
        var hadPart = part.Length > 0;
        for (var again = false; ; again = true)
        {
            if (url.IsFile)
                part.CopyFrom(url);
            else
                await ReceiveAsync(url, name, part, bytes, cancellation).ConfigureAwait(false);
            var found = part.Sha256();
            if (found == sha256)
                return;
            var (length, pieced) = (part.Length, hadPart || part.WasContinued);
            part.Delete();
            // The pieces may be of two files: of an earlier run, or of a server that changed its file meanwhile. Once more, from the start.
            if (again || !pieced)
                throw new DownloadFailedException($"{url} sent {length} bytes with SHA-256 {found}; the release has {sha256}") { IsWrongContent = true };
        }
    }

    private async Task ReceiveAsync(Uri url, string name, PartFile part, long? bytes, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AttemptAsync(url, name, part, bytes, cancellation).ConfigureAwait(false);
                return;
            }
            catch (DownloadFailedException e) when (e.MayPass && attempt < settings.Attempts)
            {
                var wait = settings.FirstWait * Math.Pow(2, attempt - 1);
                progress(new PullProgress(name, part.Length, bytes, FormattableString.Invariant($"{e.Message}; again in {wait.TotalSeconds:0.#} s")));
                await Task.Delay(wait, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task AttemptAsync(Uri url, string name, PartFile part, long? bytes, CancellationToken cancellation)
    {
        if (part.Length > bytes)
            part.Delete();
        if (part.Length == bytes)
            return;
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(settings.Silence);
        try
        {
            using var request = Request(url, part);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
            var start = Start(url, response, part);
            if (start == 0)
                part.Restart(url, Validator(response));
            var body = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
            await using var reading = body.ConfigureAwait(false);
            using var file = part.Append(start);
            var buffer = new byte[81920];
            var limit = bytes ?? MaxUnknownBytes;
            for (int count; (count = await body.ReadAsync(buffer, silence.Token).ConfigureAwait(false)) > 0;)
            {
                if (file.Length + count > limit)
                    throw TooLong(url, limit, file, part);
                PlacedFile.Guarded(part.Path, () => file.Write(buffer, 0, count));
                silence.CancelAfter(settings.Silence);
                progress(new PullProgress(name, file.Length, bytes ?? start + response.Content.Headers.ContentLength));
            }

            PlacedFile.Guarded(part.Path, () => file.Flush(flushToDisk: true));
            if (file.Length < bytes && response.Content.Headers.ContentLength is null)
                throw new DownloadFailedException($"{url} ended after {file.Length} of {bytes} bytes") { MayPass = true };
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new DownloadFailedException($"{url} sent nothing for {settings.Silence.TotalSeconds:0.#} s", e) { MayPass = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new DownloadFailedException($"{url}: {e.Message.TrimEnd('.')}", e) { MayPass = true };
        }
    }

    private static HttpRequestMessage Request(Uri url, PartFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (part.Length == 0)
            return request;
        request.Headers.Range = new RangeHeaderValue(part.Length, null);
        if (part.ValidatorOf(url) is { } validator && RangeConditionHeaderValue.TryParse(validator, out var condition))
            request.Headers.IfRange = condition;
        return request;
    }

    /// <summary>Where the body begins in the file: 0 for a whole one, the part's length for the rest.</summary>
    private static long Start(Uri url, HttpResponseMessage response, PartFile part)
    {
        var have = part.Length;
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when have > 0 && response.Content.Headers.ContentRange?.From == have:
                return have;
            case HttpStatusCode.OK:
                return 0;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Delete();
                throw new DownloadFailedException($"{url} has no rest from byte {have}") { MayPass = true };
            case var status:
                throw new DownloadFailedException($"{url} answered {(int)status} {response.ReasonPhrase}".TrimEnd())
                {
                    MayPass = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
                };
        }
    }

    // A weak tag does not promise equal bytes.
    private static string? Validator(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag
        ? tag.ToString()
        : response.Content.Headers.LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static DownloadFailedException TooLong(Uri url, long limit, FileStream file, PartFile part)
    {
        file.Dispose();
        part.Delete();
        return new DownloadFailedException($"{url} sends more than the {limit} bytes of the release") { IsWrongContent = true };
    }
}
