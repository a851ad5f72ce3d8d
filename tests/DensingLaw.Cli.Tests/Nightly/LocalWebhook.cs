using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DensingLaw.Cli.Tests.Nightly;

/// <summary>An HTTP server on the loopback that keeps what it is sent and answers with one status.</summary>
internal sealed class LocalWebhook : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public LocalWebhook(int status)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hook/");
        }

        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(() => Serve(status));
    }

    public Uri Address { get; }

    public ConcurrentQueue<string> Bodies { get; } = new();

    public void Dispose()
    {
        _listener.Close();
        _serving.GetAwaiter().GetResult();
    }

    private void Serve(int status)
    {
        try
        {
            while (true)
            {
                var call = _listener.GetContext();
                using (var reader = new StreamReader(call.Request.InputStream))
                    Bodies.Enqueue(reader.ReadToEnd());
                call.Response.StatusCode = status;
                call.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed: the test is over.
        }
    }
}
