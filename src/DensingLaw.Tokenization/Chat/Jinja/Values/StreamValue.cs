namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>
/// What <c>map</c>, <c>select</c> and their like give: Python's generator. It has no length, is true even when empty, and can be gone through once.
/// </summary>
internal sealed class StreamValue(object?[] items)
{
    private object?[] _items = items;

    public object?[] Take()
    {
        var items = _items;
        _items = [];
        return items;
    }
}
