using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Cli;

/// <summary>Tells someone that a night failed. A notice that cannot be sent is a warning: the exit code is the night's own.</summary>
internal static class FailureNotice
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static void Send(NightlyConfig config, string folder, IEnumerable<NightOutcome> outcomes, CliContext context)
    {
        var failures = outcomes.SelectMany(o => o.Record.Failures.Select(f => $"{o.Record.Series}: {f}")).ToArray();
        if (config.FailureCommand is { } command)
            Run(command, folder, failures, context);
        if (config.FailureWebhook is { } address)
            Post(address, folder, failures, context);
    }

    private static void Run(string command, string folder, string[] failures, CliContext context)
    {
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(command);
            start.Environment["DENSINGLAW_NIGHT"] = folder;
            start.Environment["DENSINGLAW_FAILURES"] = string.Join('\n', failures);
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            if (!process.WaitForExit(s_patience))
            {
                process.Kill(entireProcessTree: true);
                context.Error.WriteLine($"warning: the failure command took more than {s_patience.TotalSeconds} s and was ended");
            }
            else if (process.ExitCode != 0)
            {
                context.Error.WriteLine($"warning: the failure command ended with code {process.ExitCode}");
            }
        }
        catch (Win32Exception error)
        {
            context.Error.WriteLine($"warning: the failure command could not be run: {error.Message}");
        }
    }

    private static void Post(Uri address, string folder, string[] failures, CliContext context)
    {
        var body = new JsonObject { ["night"] = folder, ["failures"] = new JsonArray([.. failures.Select(f => JsonValue.Create(f))]) };
        try
        {
            using var client = new HttpClient { Timeout = s_patience };
            using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = client.PostAsync(address, content, context.Cancellation).GetAwaiter().GetResult();
            if (!answer.IsSuccessStatusCode)
                context.Error.WriteLine($"warning: the webhook answered {(int)answer.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !context.Cancellation.IsCancellationRequested)
        {
            context.Error.WriteLine($"warning: the webhook could not be called: {error.Message}");
        }
    }
}
