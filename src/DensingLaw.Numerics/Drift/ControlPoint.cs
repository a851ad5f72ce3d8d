namespace DensingLaw.Numerics;

/// <summary>One value of a control chart and the limits it is held against.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Lower">An alarm is below this.</param>
/// <param name="Upper">An alarm is above this.</param>
public readonly record struct ControlPoint(double Value, double Lower, double Upper)
{
    /// <summary>Whether it lies outside the limits.</summary>
    public bool IsAlarm => Value < Lower || Value > Upper;
}
