namespace DensingLaw.Checkpoints;

/// <summary>Every storage format, by the containers' own codes. A new one is one decoder and one line here.</summary>
internal static class TensorFormats
{
    public static TensorFormat F32 { get; } = new("f32", 1, 4, PlainFormats.DecodeF32);

    private static readonly TensorFormat s_f16 = new("f16", 1, 2, PlainFormats.DecodeF16);
    private static readonly TensorFormat s_bf16 = new("bf16", 1, 2, PlainFormats.DecodeBF16);

    /// <summary>By GGUF's tensor type number.</summary>
    public static IReadOnlyDictionary<uint, TensorFormat> Gguf { get; } = new Dictionary<uint, TensorFormat>
    {
        [0] = F32,
        [1] = s_f16,
        [2] = new("q4_0", 32, 18, Q4.Decode0),
        [3] = new("q4_1", 32, 20, Q4.Decode1),
        [6] = new("q5_0", 32, 22, Q5.Decode0),
        [7] = new("q5_1", 32, 24, Q5.Decode1),
        [8] = new("q8_0", 32, 34, Q8.Decode0),
        [10] = new("q2_k", 256, 84, Q2K.Decode),
        [11] = new("q3_k", 256, 110, Q3K.Decode),
        [12] = new("q4_k", 256, 144, Q4K.Decode),
        [13] = new("q5_k", 256, 176, Q5K.Decode),
        [14] = new("q6_k", 256, 210, Q6K.Decode),
        [20] = new("iq4_nl", 32, 18, IQ4.DecodeNL),
        [23] = new("iq4_xs", 256, 136, IQ4.DecodeXS),
        [30] = s_bf16,
        [34] = new("tq1_0", 256, 54, Ternary.Decode1),
        [35] = new("tq2_0", 256, 66, Ternary.Decode2),
        [39] = new("mxfp4", 32, 17, Fp4.DecodeMX),
        [40] = new("nvfp4", 64, 36, Fp4.DecodeNV),
    };

    /// <summary>Names of GGUF types whose codebooks we do not have, for messages.</summary>
    public static IReadOnlyDictionary<uint, string> GgufUnsupported { get; } = new Dictionary<uint, string>
    {
        [16] = "iq2_xxs",
        [17] = "iq2_xs",
        [18] = "iq3_xxs",
        [19] = "iq1_s",
        [21] = "iq3_s",
        [22] = "iq2_s",
        [29] = "iq1_m",
    };

    /// <summary>By safetensors' dtype name. Types without a decoder may lie in a file but are no weights.</summary>
    public static IReadOnlyDictionary<string, TensorFormat> Safetensors { get; } = new Dictionary<string, TensorFormat>
    {
        ["F32"] = F32,
        ["F16"] = s_f16,
        ["BF16"] = s_bf16,
        ["F64"] = new("f64", 1, 8, null),
        ["F8_E4M3"] = new("f8_e4m3", 1, 1, null),
        ["F8_E5M2"] = new("f8_e5m2", 1, 1, null),
        ["F8_E8M0"] = new("f8_e8m0", 1, 1, null),
        ["I64"] = new("i64", 1, 8, null),
        ["I32"] = new("i32", 1, 4, null),
        ["I16"] = new("i16", 1, 2, null),
        ["I8"] = new("i8", 1, 1, null),
        ["U64"] = new("u64", 1, 8, null),
        ["U32"] = new("u32", 1, 4, null),
        ["U16"] = new("u16", 1, 2, null),
        ["U8"] = new("u8", 1, 1, null),
        ["BOOL"] = new("bool", 1, 1, null),
    };

    /// <summary>By TorchSharp's element type number. Types without a decoder may lie in a file but are no weights.</summary>
    public static IReadOnlyDictionary<int, TensorFormat> TorchSharp { get; } = new Dictionary<int, TensorFormat>
    {
        [0] = new("u8", 1, 1, null),
        [1] = new("i8", 1, 1, null),
        [2] = new("i16", 1, 2, null),
        [3] = new("i32", 1, 4, null),
        [4] = new("i64", 1, 8, null),
        [5] = s_f16,
        [6] = F32,
        [7] = new("f64", 1, 8, null),
        [9] = new("c64", 1, 8, null),
        [10] = new("c128", 1, 16, null),
        [11] = new("bool", 1, 1, null),
        [15] = s_bf16,
    };
}
