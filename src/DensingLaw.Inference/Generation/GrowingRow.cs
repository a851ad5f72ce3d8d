namespace DensingLaw.Inference;

/// <summary>A completion that is being written.</summary>
internal sealed class GrowingRow(int index, GenerationRequest request, StopText stops, SharedPrompt prompt)
{
    private readonly List<int> _tokens = [];
    private readonly List<float> _margins = [];

    /// <summary>The request's place in its list.</summary>
    public int Index => index;

    /// <summary>What it began with.</summary>
    public SharedPrompt Prompt => prompt;

    /// <summary>Tokens written.</summary>
    public int Length => _tokens.Count;

    public int LastToken => _tokens[^1];

    /// <summary>Takes the next token; true when it ends the completion.</summary>
    public StopReason? Take(Prediction prediction, IReadOnlyList<int> endTokens)
    {
        var token = request.Sampling is { } sampling ? TokenSampler.Draw(prediction.Distribution, sampling, _tokens.Count) : prediction.GreedyToken;
        _tokens.Add(token);
        if (prediction.Top is [var best, var second, ..])
            _margins.Add(best.LogProb - second.LogProb);
        return endTokens.Contains(token) ? StopReason.EndOfSequence
            : stops.IsReached(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens)) ? StopReason.StopString
            : _tokens.Count == request.MaxNewTokens ? StopReason.Length
            : null;
    }

    public GenerationResult Finish(StopReason reason, Func<int[], string> decode)
    {
        int[] tokens = [.. _tokens];
        var text = decode(tokens);
        return new GenerationResult(tokens, text, stops.Cut(text), reason, [.. _margins]);
    }
}
