namespace Microsoft.ML.Tokenizers;

/// <summary>The step that splits a text into pieces, as offsets and lengths, before the model encodes each.</summary>
public abstract class PreTokenizer
{
    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(string text);

    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text);
}
