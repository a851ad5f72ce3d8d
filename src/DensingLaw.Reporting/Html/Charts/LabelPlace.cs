namespace DensingLaw.Reporting;

/// <summary>Where a label stands by its point.</summary>
internal enum LabelPlace
{
    /// <summary>Over it, to the side that has room.</summary>
    Above,

    /// <summary>Under it, to the side that has room.</summary>
    Below,

    /// <summary>To the right at its height.</summary>
    Beside,
}
