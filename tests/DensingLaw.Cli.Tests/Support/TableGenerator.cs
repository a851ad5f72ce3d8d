using DensingLaw.Inference;

namespace DensingLaw.Cli.Tests;

/// <summary>Completes prompts by <see cref="TableModel"/>'s rule, the last request first.</summary>
internal static class TableGenerator
{
    public static void Run(IReadOnlyList<GenerationRequest> requests, Action<int, GenerationResult> finished, CancellationToken cancellation)
    {
        for (var i = requests.Count - 1; i >= 0; i--)
        {
            cancellation.ThrowIfCancellationRequested();
            var tokens = GreedyDecoder.Continue(new TableModel(), requests[i].Prompt, requests[i].MaxNewTokens, _ => false);
            var text = string.Concat(tokens);
            finished(i, new GenerationResult(tokens, text, text, StopReason.Length, []));
        }
    }
}
