namespace DensingLaw.Checkpoints;

/// <summary>Where a metadata value lies in the file. Its extent was checked when the file was opened; it is decoded when it is asked for.</summary>
/// <param name="Type">The value's type; for an array the elements' type.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="Count">Elements of an array, 1 for a scalar.</param>
/// <param name="Offset">First byte of the scalar or of the first element.</param>
internal readonly record struct GgufValue(GgufValueType Type, bool IsArray, long Count, long Offset);
