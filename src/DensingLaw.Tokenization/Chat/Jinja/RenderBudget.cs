using System.Runtime.CompilerServices;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>
/// Bounds what one rendering may do: a checkpoint's template is not trusted, and must neither hang nor exhaust memory or stack.
/// </summary>
/// <param name="inputCharacters">Length of the conversation: longer ones may make more text.</param>
internal sealed class RenderBudget(long inputCharacters)
{
    /// <summary>Most evaluated expressions, statements and compared or visited items.</summary>
    public const long MaxSteps = 5_000_000;

    private const long FreeCharacters = 16_000_000;
    private const long CharactersPerInput = 64;
    private const int CharactersPerItem = 16;
    private const int MaxNesting = 600;

    private readonly long _maxCharacters = FreeCharacters + (CharactersPerInput * inputCharacters);
    private long _steps;
    private long _characters;
    private int _nesting;

    /// <summary>Pays for work that makes nothing.</summary>
    public void Step(long count = 1)
    {
        _steps += count;
        if (_steps > MaxSteps)
        {
            throw new TemplateFault($"the template takes too many steps (allowed: {MaxSteps})");
        }
    }

    /// <summary>Pays for text about to be made; every text counts once, whether it is kept or not.</summary>
    public void Text(long length)
    {
        _characters += length;
        if (_characters > _maxCharacters)
        {
            throw new TemplateFault($"the template makes too much text (allowed for this conversation: {_maxCharacters} characters)");
        }
    }

    /// <summary>Pays for a list or mapping about to be made.</summary>
    public void Items(long count)
    {
        Step(count);
        Text(count * CharactersPerItem);
    }

    /// <summary>Goes one level deeper into nested expressions, calls or values.</summary>
    public void Enter()
    {
        if (++_nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TemplateFault($"calls or values are nested too deeply (allowed: {MaxNesting} levels)");
        }
    }

    public void Exit() => _nesting--;
}
