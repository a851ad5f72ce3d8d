using System.Text.Json;

namespace DensingLaw.Reporting;

/// <summary>The style-sheet class of a role.</summary>
internal static class RoleClass
{
    public static string Of(ChartRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
}
