using System.Globalization;
using DensingLaw.Tokenization.Chat.Jinja;

namespace DensingLaw.Tokenization.Chat;

/// <summary>
/// A checkpoint's chat template: the part of Jinja 2 that such templates use, in the way that transformers renders them (trim_blocks,
/// lstrip_blocks, loop controls, the generation tag, values that cannot be changed). Templates are not trusted: steps, nesting and text are
/// limited. Thread-safe.
/// </summary>
public sealed class ChatTemplate
{
    private const int MaxSourceLength = 1_000_000;

    private readonly string _normalized;
    private readonly Statement[] _body;

    private ChatTemplate(string source, string normalized, Statement[] body) => (Source, _normalized, _body) = (source, normalized, body);

    /// <summary>The Jinja source as it was given.</summary>
    public string Source { get; }

    /// <summary>Reads a template.</summary>
    /// <exception cref="ConfigurationException">It is malformed or uses a tag that is not supported; the message has line and column.</exception>
    public static ChatTemplate Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length > MaxSourceLength)
        {
            throw new ConfigurationException($"the chat template has {source.Length} characters (allowed: {MaxSourceLength})");
        }

        var normalized = TemplateLexer.Normalize(source);
        try
        {
            return new ChatTemplate(source, normalized, TemplateParser.Parse(normalized));
        }
        catch (TemplateFault fault)
        {
            throw Located(fault, normalized, fault.At ?? 0);
        }
    }

    /// <summary>The conversation as the model reads it. Encode it without adding special tokens: the template writes them itself.</summary>
    /// <exception cref="ConfigurationException">
    /// There is no message, the template refuses the conversation (raise_exception), asks for what is not supported or not given, or goes beyond a
    /// limit; the message has line and column.
    /// </exception>
    public string Render(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Messages.Count == 0)
        {
            throw new ConfigurationException("a chat template needs a conversation of at least one message");
        }

        return Render(ChatVariables.Of(request), request.Date);
    }

    /// <summary>Renders with exactly these variables.</summary>
    internal string Render(IReadOnlyDictionary<string, object?> variables, DateOnly? date)
    {
        Interpreter? interpreter = null;
        try
        {
            var (values, characters) = ChatVariables.Convert(variables);
            interpreter = new Interpreter(new RenderBudget(characters), date);
            return interpreter.Render(_body, values);
        }
        catch (TemplateFault fault)
        {
            throw Located(fault, _normalized, fault.At ?? interpreter?.At ?? 0);
        }
    }

    private static ConfigurationException Located(TemplateFault fault, string normalized, int at)
    {
        var before = normalized.AsSpan(0, Math.Min(at, normalized.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return new ConfigurationException(string.Create(CultureInfo.InvariantCulture, $"chat template, line {line}, column {column}: {fault.Message}"), fault);
    }
}
