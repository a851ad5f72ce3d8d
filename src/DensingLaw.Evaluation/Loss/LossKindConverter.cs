using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Loss;

/// <summary>Writes a kind as one lower-case word: <c>letter</c>.</summary>
internal sealed class LossKindConverter() : JsonStringEnumConverter<LossKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
