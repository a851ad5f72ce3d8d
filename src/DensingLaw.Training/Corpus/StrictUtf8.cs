using System.Text;

namespace DensingLaw.Training.Corpus;

/// <summary>Decodes texts: what is not UTF-8 is refused, nothing is replaced.</summary>
internal static class StrictUtf8
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DataIntegrityException">The bytes are not UTF-8.</exception>
    public static string Decode(string where, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return s_strict.GetString(utf8);
        }
        catch (DecoderFallbackException error)
        {
            throw new DataIntegrityException($"{where}: not UTF-8 ({error.Message}); convert the file first", error);
        }
    }
}
