using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
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

    /// <summary>The generated client of a service, for example <c>CostsServiceClient</c> inside the class <c>CostsService</c>.</summary>
    /// <param name="service">Name without its package, for example CostsService.</param>
    public static Type ClientOf(string service)
    {
        var found = ByName.Values.First(method => method.Service.Name == service).Service;
        return typeof(Contracts).Assembly.GetType($"{found.File.GetOptions().CsharpNamespace}.{service}+{service}Client",
            throwOnError: true)!;
    }

    /// <summary>The descriptors of all proto files: the compiler makes one class with a property Descriptor for each file. Their names are
    /// read from the metadata: to load thousands of types costs a start more time than anything else. After that it is the making of
    /// the descriptors, so that every processor makes some.</summary>
    private static IEnumerable<FileDescriptor> Files()
    {
        var found = new ConcurrentBag<FileDescriptor>();
        Parallel.ForEach(NamesOfReflections(), name =>
        {
            if (typeof(Contracts).Assembly.GetType(name)?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static, null,
                typeof(FileDescriptor), [], null) is { } property)
                found.Add((FileDescriptor)property.GetValue(null)!);
        });
        return found.OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    private static unsafe List<string> NamesOfReflections()
    {
        if (!typeof(Contracts).Assembly.TryGetRawMetadata(out var bytes, out var length))
            throw new InvalidOperationException("The contracts have no metadata.");
        var metadata = new MetadataReader(bytes, length);
        return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => !type.IsNested)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(name => name.EndsWith("Reflection", StringComparison.Ordinal))];
    }
}
