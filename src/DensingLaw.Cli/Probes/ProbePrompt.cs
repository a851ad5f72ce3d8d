using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Cli;

/// <summary>An item's prompt and the answer that is right.</summary>
internal sealed record ProbePrompt(string Item, string Prompt, string Target)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Prompt)));
}
