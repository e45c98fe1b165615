using System.Reflection;
using Google.Protobuf.Reflection;

namespace Programme;

/// <summary>Every RPC of the programme, read from the compiled contracts: a new proto file needs no entry in a list.</summary>
public static class Contracts
{
    private static readonly Dictionary<string, MethodDescriptor> ByName = Files().SelectMany(file => file.Services)
        .SelectMany(service => service.Methods).ToDictionary(method => $"/{method.Service.FullName}/{method.Name}");

    /// <summary>The RPCs by full method name, for example <c>/programme.costs.v1.CostsService/ListCostLines</c>.</summary>
    public static IReadOnlyDictionary<string, MethodDescriptor> Methods => ByName;

    /// <summary>Response type of a method.</summary>
    public static MessageDescriptor ResponseOf(string method) => ByName[method].OutputType;

    /// <summary>The descriptors of all proto files: the compiler makes one class with a property Descriptor for each file.</summary>
    private static IEnumerable<FileDescriptor> Files() => typeof(Contracts).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static, null, typeof(FileDescriptor), [], null))
        .OfType<PropertyInfo>().Select(property => (FileDescriptor)property.GetValue(null)!)
        .OrderBy(file => file.Name, StringComparer.Ordinal);
}
