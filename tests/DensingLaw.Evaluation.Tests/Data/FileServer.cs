using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DensingLaw.Evaluation.Tests.Data;

/// <summary>A small HTTP server on this machine that serves bytes, and fails as a test asks it to.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _requests = [];

    public FileServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Dictionary<string, byte[]> Files { get; } = [];

    public Dictionary<string, string> Redirects { get; } = [];

    /// <summary>The answers to the next requests, before any file is looked up.</summary>
    public Queue<HttpStatusCode> Statuses { get; } = new();

    /// <summary>After so many bytes of the body the connections of the next answers are cut.</summary>
    public Queue<int> Cuts { get; } = new();

    public bool KnowsRanges { get; set; } = true;

    /// <summary>Whether the length is said; without it, the end of the connection ends the body.</summary>
    public bool SaysLength { get; set; } = true;

    public string? Tag { get; set; } = "\"1\"";

    /// <summary>Path, range and condition of each request.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public string this[string name] => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{name}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var head = await HeadAsync(stream);
        var path = head[0].Split(' ')[1][1..];
        var (range, condition) = (Header(head, "Range"), Header(head, "If-Range"));
        lock (_requests)
            _requests.Add(string.Join(' ', new[] { path, range, condition }.OfType<string>()));
        if (Statuses.TryDequeue(out var status) && status != HttpStatusCode.OK)
            await SendAsync(stream, status, []);
        else if (Redirects.TryGetValue(path, out var target))
            await SendAsync(stream, HttpStatusCode.Found, [], $"Location: {target}");
        else if (Files.TryGetValue(path, out var bytes))
            await SendFileAsync(stream, bytes, range, condition);
        else
            await SendAsync(stream, HttpStatusCode.NotFound, []);
    }

    private async Task SendFileAsync(NetworkStream stream, byte[] bytes, string? range, string? condition)
    {
        var tag = Tag is null ? "X-None: 1" : $"ETag: {Tag}";
        if (range is null || !KnowsRanges || (condition is not null && condition != Tag))
        {
            await SendAsync(stream, HttpStatusCode.OK, bytes, tag);
            return;
        }

        var from = int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
        if (from >= bytes.Length)
            await SendAsync(stream, HttpStatusCode.RequestedRangeNotSatisfiable, [], $"Content-Range: bytes */{bytes.Length}");
        else
            await SendAsync(stream, HttpStatusCode.PartialContent, bytes[from..], $"Content-Range: bytes {from}-{bytes.Length - 1}/{bytes.Length}", tag);
    }

    private async Task SendAsync(NetworkStream stream, HttpStatusCode status, byte[] body, params string[] headers)
    {
        var lines = headers.Prepend($"HTTP/1.1 {(int)status} {status}").Append("Connection: close");
        if (SaysLength)
            lines = lines.Append($"Content-Length: {body.Length}");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"));
        var cut = body.Length > 0 && Cuts.TryDequeue(out var bytes) ? Math.Min(bytes, body.Length) : body.Length;
        await stream.WriteAsync(body.AsMemory(0, cut));
    }

    private static async Task<List<string>> HeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            text.Append((char)one[0]);
        return [.. text.ToString().Split("\r\n")];
    }

    private static string? Header(List<string> head, string name) =>
        head.FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
