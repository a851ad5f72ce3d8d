namespace DensingLaw.Tokenization.Reading;

/// <summary>
/// Finds out which tokens begin, end and pad a text, from the files beside a tokenizer.json. The first that says something counts:
/// tokenizer_config.json, special_tokens_map.json, generation_config.json, config.json.
/// </summary>
internal static class SpecialTokenReader
{
    public static SpecialTokens Read(string folder, TokenizerParts parts)
    {
        Json? File(string name) => JsonFile.ReadIfPresent(Path.Combine(folder, name));
        var tokenizerConfig = File("tokenizer_config.json");
        Json?[] byToken = [tokenizerConfig, File("special_tokens_map.json")];
        Json?[] byId = [File("generation_config.json"), File("config.json")];
        var ids = new TokenIds(parts);

        int? Find(string kind) => First(byToken, $"{kind}_token") is { } token
            ? ids.Of(token)
            : First(byId, $"{kind}_token_id") is { } id ? AsIds(id).Select(v => (int?)v).FirstOrDefault() : null;

        var eos = Find("eos");
        var endings = First(byId, "eos_token_id") is { } list ? AsIds(list) : [];
        return new SpecialTokens
        {
            Bos = Find("bos"),
            Eos = eos,
            Pad = Find("pad"),
            AllEos = [.. endings.Concat(eos is { } id ? [id] : []).Distinct().Order()],
            ChatTemplate = ReadTemplate(folder, tokenizerConfig),
        };
    }

    private static Json? First(Json?[] files, string name)
    {
        foreach (var file in files)
        {
            if (file?.Find(name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static int[] AsIds(Json value) => value.IsArray ? [.. value.AsArray().Select(v => v.AsInt())] : [value.AsInt()];

    /// <summary>
    /// Files come first, chat_template.jinja before chat_templates/default.jinja; in tokenizer_config.json a list of named templates has its
    /// "default".
    /// </summary>
    private static string? ReadTemplate(string folder, Json? tokenizerConfig)
    {
        string[] files = [Path.Combine(folder, "chat_template.jinja"), Path.Combine(folder, "chat_templates", "default.jinja")];
        if (Array.Find(files, File.Exists) is { } jinja)
        {
            return System.Text.Encoding.UTF8.GetString(JsonFile.ReadBytes(jinja));
        }

        if (tokenizerConfig?.Find("chat_template") is not { } template)
        {
            return null;
        }

        if (template.IsString)
        {
            return template.AsString();
        }

        foreach (var named in template.AsArray())
        {
            if (named["name"].AsString() == "default")
            {
                return named["template"].AsString();
            }
        }

        return null;
    }

    private sealed class TokenIds(TokenizerParts parts)
    {
        /// <summary>Id of a token written as its text or as an object with its content.</summary>
        public int Of(Json token)
        {
            var content = token.IsObject ? token["content"].AsString() : token.AsString();
            foreach (var added in parts.AddedTokens)
            {
                if (added.Content == content)
                {
                    return added.Id;
                }
            }

            return parts.Model.Vocabulary.TryGetId(content, out var id)
                ? id
                : throw token.Bad($"\"{content}\" is neither in the vocabulary nor an added token");
        }
    }
}
