namespace DensingLaw.Inference;

/// <summary>Keys and values of a computed prefix, on the engine's device. Immutable; dispose it to free the memory.</summary>
public abstract class PrefixState : IDisposable
{
    /// <summary>Tokens in the prefix.</summary>
    public abstract int Length { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the device memory.</summary>
    protected abstract void Dispose(bool disposing);
}
