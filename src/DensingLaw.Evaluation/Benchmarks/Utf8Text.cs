using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Decodes release files: what is not UTF-8 is refused, nothing is replaced.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="file">The name that messages give.</param>
    /// <param name="utf8">The file's bytes.</param>
    /// <exception cref="DataIntegrityException">The bytes are not UTF-8.</exception>
    public static string Decode(string file, byte[] utf8)
    {
        try
        {
            return s_strict.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new DataIntegrityException($"{file}: byte {e.Index} is not UTF-8 text. Get the original release file again.", e);
        }
    }
}
