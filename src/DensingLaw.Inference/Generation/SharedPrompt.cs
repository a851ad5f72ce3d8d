namespace DensingLaw.Inference;

/// <summary>A group's common prefix while rows need it.</summary>
internal sealed class SharedPrompt(PromptGroup group)
{
    /// <summary>Requests not admitted yet, in order.</summary>
    public Queue<int> Waiting { get; } = new(group.Requests);

    /// <summary>Rows that follow it now.</summary>
    public int Running { get; set; }

    public int Length => group.PrefixLength;

    /// <summary>Its keys and values, once computed; null before, and where nothing is shared.</summary>
    public PrefixState? State { get; set; }

    /// <summary>Whether rows refer to it instead of holding a copy.</summary>
    public bool IsAttached { get; set; }

    public bool IsDone => Waiting.Count == 0 && Running == 0;
}
