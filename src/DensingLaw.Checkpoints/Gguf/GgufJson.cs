using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DensingLaw.Checkpoints;

/// <summary>Source-generated serialisation: no reflection at run time.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class GgufJson : JsonSerializerContext;
