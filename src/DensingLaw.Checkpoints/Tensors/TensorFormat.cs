namespace DensingLaw.Checkpoints;

/// <summary>Decodes whole blocks to fp32: <paramref name="values"/> has exactly as many elements as the blocks hold.</summary>
internal delegate void BlockDecoder(ReadOnlySpan<byte> blocks, Span<float> values);

/// <summary>How a tensor's elements are stored: blocks of a fixed number of elements in a fixed number of bytes.</summary>
/// <param name="Name">For records: <c>f16</c>, <c>q4_1</c>.</param>
/// <param name="BlockElements">Elements a block; 1 for plain types. A row is a whole number of blocks.</param>
/// <param name="BlockBytes">Bytes a block.</param>
/// <param name="Decode">Null for types that are no weights (integers, booleans): they may lie in a file but cannot be read as weights.</param>
internal sealed record TensorFormat(string Name, int BlockElements, int BlockBytes, BlockDecoder? Decode)
{
    /// <summary>Whether values are stored in blocks that share a scale.</summary>
    public bool Quantized => BlockElements > 1;
}
