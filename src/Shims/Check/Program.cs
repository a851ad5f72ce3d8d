using DensingLaw.Shims.Check;

// check behaviour                        prints what the referenced library does, line by line
// check surface SHIM_DLL OFFICIAL_DLL    prints every member of the stand-in that the official library lacks
switch (args)
{
    case ["behaviour"]:
        Behaviour.Print(Console.Out);
        return 0;
    case ["surface", var shim, var official]:
        var missing = Surface.Of(shim).Except(Surface.Of(official), StringComparer.Ordinal).ToList();
        missing.ForEach(Console.WriteLine);
        return missing.Count == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine("usage: check behaviour | check surface SHIM_DLL OFFICIAL_DLL");
        return 2;
}
