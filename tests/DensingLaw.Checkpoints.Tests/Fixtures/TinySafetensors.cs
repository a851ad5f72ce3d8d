using System.Text;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>Writes safetensors files byte by byte, so that headers may lie.</summary>
internal static class TinySafetensors
{
    /// <summary>A file with this header and as many zero bytes of data.</summary>
    public static byte[] File(string header, int dataBytes, ulong? claimedHeaderBytes = null)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes(claimedHeaderBytes ?? (ulong)text.Length), .. text, .. new byte[dataBytes]];
    }
}
