using DensingLaw.Tokenization;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Cli;

/// <summary>A checkpoint's chat template and tokenizer as the probe needs them.</summary>
internal sealed record ProbeChat
{
    /// <summary>The conversation as text.</summary>
    public required Func<ChatRequest, string> Render { get; init; }

    /// <summary>The ids of a rendered text.</summary>
    public required Func<string, int[]> Encode { get; init; }

    /// <summary>Opens the chat template and tokenizer of a checkpoint.</summary>
    public static ProbeChat Open(string path)
    {
        var encoder = new ChatEncoder(TokenizerReader.Open(path));
        return new ProbeChat { Render = encoder.Render, Encode = encoder.Encode };
    }
}
