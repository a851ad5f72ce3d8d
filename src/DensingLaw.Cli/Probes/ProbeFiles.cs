using System.CommandLine;
using System.Text;

namespace DensingLaw.Cli;

/// <summary>The <c>--input</c> and <c>--output</c> of a probe; a dash, or nothing, is the standard stream.</summary>
internal sealed class ProbeFiles
{
    private readonly Option<string> _input = new("--input") { HelpName = "FILE", Description = "JSON lines to read; a dash is standard input", DefaultValueFactory = _ => "-" };
    private readonly Option<string> _output = new("--output") { HelpName = "FILE", Description = "JSON lines to write; a dash is standard output", DefaultValueFactory = _ => "-" };

    public void AddTo(Command command, bool withInput)
    {
        if (withInput)
            command.Options.Add(_input);
        command.Options.Add(_output);
    }

    public TextReader OpenInput(ParseResult result, CliContext context, out string name)
    {
        var path = result.GetValue(_input)!;
        name = path == "-" ? "standard input" : path;
        if (path == "-")
            return context.In;
        try
        {
            return new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read --input '{path}' ({error.Message})", error);
        }
    }

    /// <summary>Opens the output; disposing a standard stream's writer only flushes it.</summary>
    public TextWriter OpenOutput(ParseResult result, CliContext context)
    {
        var path = result.GetValue(_output)!;
        if (path == "-")
            return new FlushingWriter(context.Out);
        try
        {
            return new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot write --output '{path}' ({error.Message})", error);
        }
    }

    private sealed class FlushingWriter(TextWriter inner) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => inner.Write(value);

        public override void Write(string? value) => inner.Write(value);

        protected override void Dispose(bool disposing)
        {
            inner.Flush();
            base.Dispose(disposing);
        }
    }
}
