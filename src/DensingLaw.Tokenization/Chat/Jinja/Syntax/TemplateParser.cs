using System.Runtime.CompilerServices;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Builds a template's statements from its tokens; Jinja 2's grammar without inheritance, imports and line statements.</summary>
internal sealed partial class TemplateParser
{
    // Deeper than any template in use; the check of the stack stands behind it.
    private const int MaxDepth = 200;

    private static readonly string[] s_ends =
        ["elif", "else", "endif", "endfor", "endset", "endwith", "endmacro", "endcall", "endfilter", "endgeneration"];

    private readonly List<Token> _tokens;
    private readonly Stack<HashSet<string>> _mentioned = new();
    private int _next;
    private int _depth;
    private int _loops;

    private TemplateParser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_next];

    private Token Following => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    public static Statement[] Parse(string normalized)
    {
        var parser = new TemplateParser(TemplateLexer.Read(normalized));
        var body = parser.ParseBody("", 0);
        return body;
    }

    /// <summary>Statements up to one of the words that may follow, which is then current; none for a whole template.</summary>
    private Statement[] ParseBody(string construct, int openedAt, params ReadOnlySpan<string> until)
    {
        Enter();
        var body = new List<Statement>();
        while (Current.Kind != TokenKind.End)
        {
            var token = Take();
            switch (token.Kind)
            {
                case TokenKind.Data:
                    body.Add(new Statement.Text(token.At, token.Text));
                    break;
                case TokenKind.VariableBegin:
                    body.Add(new Statement.Print(token.At, ParseTuple()));
                    Expect(TokenKind.VariableEnd, "the end of the expression, }}");
                    break;
                default:
                    if (Current.Kind == TokenKind.Name && until.Contains(Current.Text))
                    {
                        _depth--;
                        return [.. body];
                    }

                    body.Add(ParseStatement());
                    Expect(TokenKind.BlockEnd, "the end of the tag, %}");
                    break;
            }
        }

        _depth--;
        return until.IsEmpty ? [.. body] : throw new TemplateFault($"the tag {construct} is not closed (expected {string.Join(" or ", until.ToArray())})", openedAt);
    }

    private Statement ParseStatement()
    {
        var tag = Current;
        if (tag.Kind != TokenKind.Name)
        {
            throw Fault($"expected the name of a tag, found {tag.Description}");
        }

        _next++;
        return tag.Text switch
        {
            "if" => ParseIf(tag.At),
            "for" => ParseFor(tag.At),
            "set" => ParseSet(tag.At),
            "macro" => ParseMacro(tag.At),
            "call" => ParseCallBlock(tag.At),
            "filter" => ParseFilterBlock(tag.At),
            "with" => ParseWith(tag.At),
            "generation" => new Statement.Scoped(tag.At, ParseWhole("generation", tag.At, "endgeneration")),
            "print" => ParsePrint(tag.At),
            "break" or "continue" when _loops > 0 => new Statement.Leave(tag.At, tag.Text == "break"),
            "break" or "continue" => throw new TemplateFault($"the tag {tag.Text} stands outside of a for", tag.At),
            _ when s_ends.Contains(tag.Text) => throw new TemplateFault($"unexpected tag {tag.Text}", tag.At),
            _ => throw new TemplateFault(
                $"the tag {tag.Text} is not supported (supported: if, for, set, macro, call, filter, with, raw, generation, print, break, continue)", tag.At),
        };
    }

    /// <summary>The body of a tag that has one end, from the end of its head.</summary>
    private Statement[] ParseWhole(string construct, int at, string end)
    {
        Expect(TokenKind.BlockEnd, "the end of the tag, %}");
        var body = ParseBody(construct, at, end);
        _next++;
        return body;
    }

    /// <summary>Values one after the other, as several expressions in a row.</summary>
    private Statement.Print ParsePrint(int at)
    {
        var values = new List<Expression>();
        while (Current.Kind != TokenKind.BlockEnd)
        {
            if (values.Count > 0)
            {
                Expect(",");
            }

            values.Add(ParseExpression());
        }

        return new Statement.Print(at, values is [var only] ? only : new Expression.Concatenation(at, [.. values]));
    }

    private Statement.If ParseIf(int at)
    {
        var branches = new List<(Expression, Statement[])>();
        while (true)
        {
            var test = ParseTuple(withConditional: false);
            Expect(TokenKind.BlockEnd, "the end of the tag, %}");
            branches.Add((test, ParseBody("if", at, "elif", "else", "endif")));
            var word = Take().Text;
            if (word != "elif")
            {
                return new Statement.If(at, [.. branches], word == "else" ? ParseWhole("if", at, "endif") : []);
            }
        }
    }

    private Statement.For ParseFor(int at)
    {
        var target = ParseTarget("in");
        ExpectName("in");
        var source = ParseTuple(withConditional: false, endsAt: "recursive");
        var filter = SkipName("if") ? ParseExpression() : null;
        var isRecursive = SkipName("recursive");
        Expect(TokenKind.BlockEnd, "the end of the tag, %}");
        _loops++;
        var body = ParseBody("for", at, "endfor", "else");
        _loops--;
        Statement[] otherwise = Take().Text == "else" ? ParseWhole("for", at, "endfor") : [];
        return new Statement.For(at, target, source, filter, isRecursive, body, otherwise);
    }

    private Statement ParseSet(int at)
    {
        var target = ParseTarget(null);
        if (Skip("="))
        {
            return new Statement.Set(at, target, ParseTuple());
        }

        var filter = Current.IsOperator("|") ? (Expression.Filter)ParseFilters(null) : null;
        return new Statement.SetBlock(at, target, filter, ParseWhole("set", at, "endset"));
    }

    private Statement.With ParseWith(int at)
    {
        var values = new List<(Target, Expression)>();
        while (Current.Kind != TokenKind.BlockEnd)
        {
            if (values.Count > 0)
            {
                Expect(",");
            }

            var target = ParseTarget("=");
            Expect("=");
            values.Add((target, ParseExpression()));
        }

        return new Statement.With(at, [.. values], ParseWhole("with", at, "endwith"));
    }

    private Statement.MacroDefinition ParseMacro(int at)
    {
        var name = TakeName();
        var parameters = ParseParameters();
        return new Statement.MacroDefinition(at, ParseMacroBody(name, parameters, at, "macro", "endmacro"));
    }

    private Statement.CallBlock ParseCallBlock(int at)
    {
        var parameters = Current.IsOperator("(") ? ParseParameters() : [];
        if (ParseExpression() is not Expression.Call call)
        {
            throw new TemplateFault("the tag call needs a call, as in {% call name() %}", at);
        }

        return new Statement.CallBlock(at, call, ParseMacroBody("caller", parameters, at, "call", "endcall"));
    }

    private MacroSyntax ParseMacroBody(string name, (string, Expression?)[] parameters, int at, string construct, string end)
    {
        _mentioned.Push([]);
        var loops = _loops;
        _loops = 0;
        var body = ParseWhole(construct, at, end);
        _loops = loops;
        var mentioned = _mentioned.Pop();
        if (_mentioned.TryPeek(out var outer))
        {
            outer.UnionWith(mentioned);
        }

        return new MacroSyntax(name, parameters, body, mentioned);
    }

    private (string, Expression?)[] ParseParameters()
    {
        var parameters = new List<(string Name, Expression? Default)>();
        Expect("(");
        while (!Current.IsOperator(")"))
        {
            if (parameters.Count > 0)
            {
                Expect(",");
            }

            var name = TakeName();
            var value = Skip("=") ? ParseExpression() : null;
            if (value is null && parameters.Count > 0 && parameters[^1].Default is not null)
            {
                throw Fault($"the parameter {name} without a default follows one that has one");
            }

            parameters.Add((name, value));
        }

        _next++;
        return [.. parameters];
    }

    private Statement.FilterBlock ParseFilterBlock(int at)
    {
        var filter = (Expression.Filter)ParseFilters(null, isInline: true);
        return new Statement.FilterBlock(at, filter, ParseWhole("filter", at, "endfilter"));
    }

    /// <summary>Names, an attribute of a namespace, or a tuple of them.</summary>
    private Target ParseTarget(string? endsAt)
    {
        var parts = new List<Target>();
        var at = Current.At;
        var isTuple = false;
        while (parts.Count == 0 || Skip(","))
        {
            if (parts.Count > 0)
            {
                isTuple = true;
                if (Current.Kind == TokenKind.BlockEnd || Current.IsOperator("=") || Current.IsOperator(")") || (endsAt is not null && Current.IsName(endsAt)))
                {
                    break;
                }
            }

            parts.Add(ParseOneTarget(endsAt));
        }

        return isTuple ? new Target.Several(at, [.. parts]) : parts[0];
    }

    private Target ParseOneTarget(string? endsAt)
    {
        var at = Current.At;
        if (Skip("("))
        {
            Enter();
            var inner = ParseTarget(endsAt);
            Expect(")");
            _depth--;
            return inner;
        }

        var name = TakeName();
        if (name is "true" or "false" or "none" or "True" or "False" or "None")
        {
            throw new TemplateFault($"cannot give {name} a value", at);
        }

        return Skip(".") ? new Target.Member(at, name, TakeName()) : new Target.Variable(at, name);
    }

    private Token Take() => _tokens[_next++];

    private string TakeName() => Current.Kind == TokenKind.Name ? Take().Text : throw Fault($"expected a name, found {Current.Description}");

    private bool Skip(string text)
    {
        var isThere = Current.IsOperator(text);
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private bool SkipName(string name)
    {
        var isThere = Current.IsName(name);
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(string text)
    {
        if (!Skip(text))
        {
            throw Fault($"expected '{text}', found {Current.Description}");
        }
    }

    private void ExpectName(string name)
    {
        if (!SkipName(name))
        {
            throw Fault($"expected '{name}', found {Current.Description}");
        }
    }

    private void Expect(TokenKind kind, string description)
    {
        if (Current.Kind != kind)
        {
            throw Fault($"expected {description}, found {Current.Description}");
        }

        _next++;
    }

    /// <summary>Goes one level deeper; whoever calls it lowers the depth again.</summary>
    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fault($"tags and brackets are nested too deeply (allowed: {MaxDepth})");
        }
    }

    private TemplateFault Fault(string message) => new(message, Current.At);
}
