namespace DensingLaw.Checkpoints;

/// <summary>What parameter counts need of an ONNX model: its nodes and initializers. Subgraphs (If, Loop) are not entered.</summary>
internal sealed class OnnxGraph
{
    private const int ModelGraph = 7;
    private const int GraphNode = 1, GraphInitializer = 5, GraphOutput = 12, ValueName = 1;
    private const int NodeInput = 1, NodeOutput = 2, NodeOperator = 4, NodeAttribute = 5;
    private const int AttributeName = 1, AttributeInteger = 3;

    public List<OnnxNode> Nodes { get; } = [];

    public Dictionary<string, OnnxTensor> Initializers { get; } = [];

    public List<string> Outputs { get; } = [];

    /// <exception cref="DataIntegrityException">The file is damaged, or a file of external data is missing or too short.</exception>
    public static OnnxGraph Read(MappedFile file)
    {
        var graph = new OnnxGraph();
        var tensors = new OnnxTensorReader(file);
        var model = new ProtoReader(file, 0, file.Length);
        while (model.Next())
        {
            if (model.Field == ModelGraph)
                graph.Add(model.Message(), tensors, file.Path);
        }

        return graph.Nodes.Count > 0
            ? graph
            : throw new DataIntegrityException($"{file.Path}: holds no ONNX graph; export or download it again");
    }

    private void Add(ProtoReader graph, OnnxTensorReader tensors, string path)
    {
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case GraphNode:
                    Nodes.Add(ReadNode(graph.Message()));
                    break;
                case GraphInitializer when tensors.Read(graph.Message()) is var tensor:
                    if (!Initializers.TryAdd(tensor.Name, tensor))
                        throw new DataIntegrityException($"{path}: two initializers named '{tensor.Name}'; export or download it again");
                    break;
                case GraphOutput:
                    AddText(graph.Message(), ValueName, Outputs);
                    break;
                default:
                    break;
            }
        }
    }

    private static OnnxNode ReadNode(ProtoReader node)
    {
        var (type, inputs, outputs, integers) = ("", new List<string>(), new List<string>(), new Dictionary<string, long>());
        while (node.Next())
        {
            switch (node.Field)
            {
                case NodeInput:
                    inputs.Add(node.Text());
                    break;
                case NodeOutput:
                    outputs.Add(node.Text());
                    break;
                case NodeOperator:
                    type = node.Text();
                    break;
                case NodeAttribute:
                    ReadAttribute(node.Message(), integers);
                    break;
                default:
                    break;
            }
        }

        return new(type, inputs, outputs, integers);
    }

    private static void ReadAttribute(ProtoReader attribute, Dictionary<string, long> integers)
    {
        var (name, integer) = ("", (long?)null);
        while (attribute.Next())
        {
            if (attribute.Field == AttributeName)
                name = attribute.Text();
            else if (attribute.Field == AttributeInteger)
                integer = (long)attribute.Number;
        }

        if (integer is { } value)
            integers[name] = value;
    }

    private static void AddText(ProtoReader message, int field, List<string> texts)
    {
        while (message.Next())
        {
            if (message.Field == field)
                texts.Add(message.Text());
        }
    }
}
