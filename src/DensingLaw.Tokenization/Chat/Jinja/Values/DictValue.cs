namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A mapping that keeps the order of its keys; never changed once handed on.</summary>
internal sealed class DictValue
{
    private readonly List<KeyValuePair<object?, object?>> _items = [];
    private readonly Dictionary<DictKey, int> _places = [];

    public IReadOnlyList<KeyValuePair<object?, object?>> Items => _items;

    public int Count => _items.Count;

    /// <exception cref="TemplateFault">The key is a list or mapping.</exception>
    public void Set(object? key, object? value)
    {
        var place = DictKey.Of(key);
        if (_places.TryGetValue(place, out var index))
        {
            _items[index] = new(_items[index].Key, value);
            return;
        }

        _places.Add(place, _items.Count);
        _items.Add(new(key, value));
    }

    /// <exception cref="TemplateFault">The key is a list or mapping.</exception>
    public bool TryGet(object? key, out object? value)
    {
        var isThere = _places.TryGetValue(DictKey.Of(key), out var index);
        value = isThere ? _items[index].Value : null;
        return isThere;
    }
}
