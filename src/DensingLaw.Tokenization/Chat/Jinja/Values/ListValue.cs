namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A list or tuple; never changed once made.</summary>
internal sealed class ListValue(object?[] items, bool isTuple = false)
{
    public object?[] Items => items;

    public bool IsTuple => isTuple;
}
