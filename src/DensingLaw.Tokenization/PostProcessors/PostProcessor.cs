namespace DensingLaw.Tokenization;

/// <summary>Changes the ids and offsets of a whole text after the model.</summary>
internal abstract class PostProcessor
{
    /// <param name="ids">The ids of the text, changed in place.</param>
    /// <param name="offsets">Their offsets in code points, changed alike; null when not wanted.</param>
    /// <param name="addSpecialTokens">Whether special tokens are to be inserted.</param>
    /// <param name="token">The text of a token id.</param>
    public abstract void Apply(List<int> ids, List<(int Start, int End)>? offsets, bool addSpecialTokens, Func<int, string?> token);
}
