namespace DensingLaw.Evaluation.Sandbox.Attacks;

/// <summary>What an attack is after.</summary>
public enum AttackGroup
{
    /// <summary>The machine's memory, processors, disk, processes.</summary>
    Resources,

    /// <summary>What lies outside the sandbox.</summary>
    Isolation,

    /// <summary>A pass that the program does not deserve.</summary>
    Forgery,
}
