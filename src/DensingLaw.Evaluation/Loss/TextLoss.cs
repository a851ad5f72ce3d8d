namespace DensingLaw.Evaluation.Loss;

/// <summary>How well a model predicts a text. Bytes and words are those of the original text, so that tokenizers compare (PROTOCOLS 3.6).</summary>
public sealed record TextLoss
{
    /// <summary>Tokens scored: all of the text.</summary>
    public required int Tokens { get; init; }

    /// <summary>UTF-8 bytes of the text.</summary>
    public required long Bytes { get; init; }

    /// <summary>Pieces between runs of white space.</summary>
    public required int Words { get; init; }

    /// <summary>Windows that the text was cut into.</summary>
    public required int Windows { get; init; }

    /// <summary>Sum of all tokens' log-probabilities, in nats.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Nats a token; depends on the tokenizer.</summary>
    public double NatsPerToken => -LogLikelihood / Tokens;

    /// <summary>Bits a byte.</summary>
    public double BitsPerByte => -LogLikelihood / Bytes / Math.Log(2);

    /// <summary>e^(nats a byte).</summary>
    public double BytePerplexity => Math.Exp(-LogLikelihood / Bytes);

    /// <summary>e^(nats a word).</summary>
    public double WordPerplexity => Math.Exp(-LogLikelihood / Words);
}
