using System.Text;

namespace DensingLaw.Tokenization;

/// <summary>
/// Byte-level tokens back to bytes, all together, then UTF-8 with one U+FFFD for every maximal invalid part. A token with a character
/// outside the alphabet (an added token) stands for its own UTF-8 bytes.
/// </summary>
internal sealed class ByteLevelDecoder : Decoder
{
    public override string Decode(IReadOnlyList<string> tokens)
    {
        var bytes = new List<byte>(tokens.Count * 4);
        foreach (var token in tokens)
        {
            var before = bytes.Count;
            foreach (var unit in token)
            {
                var value = ByteAlphabet.ToByte(unit);
                if (value < 0)
                {
                    bytes.RemoveRange(before, bytes.Count - before);
                    bytes.AddRange(Encoding.UTF8.GetBytes(token));
                    break;
                }

                bytes.Add((byte)value);
            }
        }

        return Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
    }
}
