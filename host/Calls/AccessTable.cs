using Programme.Access.V1;
using Programme.Journal;
using static Programme.Access.V1.Role;

namespace Programme.Host;

/// <summary>Who may call what: one row per RPC. An RPC without a row, or a row without an RPC, and the host does not
/// start. The operator on this machine may call everything.</summary>
internal sealed partial class AccessTable
{
    /// <summary>Open to everybody: whether the host is alive.</summary>
    private static readonly HashSet<string> Open = ["/grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Watch"];

    /// <summary>Which RPCs there are: for everybody with a key.</summary>
    private static readonly HashSet<string> Reflection =
        ["/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"];

    private readonly Dictionary<string, Row> byMethod;

    /// <summary>Checks that rows and RPCs are the same.</summary>
    public AccessTable()
    {
        var methods = Contracts.Methods.ToDictionary(pair => $"{pair.Value.Service.Name}/{pair.Value.Name}", pair => pair.Key);
        var missing = methods.Keys.Except(Rows.Select(row => row.Rpc)).ToList();
        var unknown = Rows.Select(row => row.Rpc).Except(methods.Keys).ToList();
        if (missing.Count + unknown.Count > 0)
            throw new InvalidOperationException($"The access table has no row for {string.Join(", ", missing)}; rows without an RPC: {string.Join(", ", unknown)}.");
        byMethod = Rows.ToDictionary(row => methods[row.Rpc]);
    }

    /// <summary>The rows, for the committed table and its tests.</summary>
    public static IReadOnlyList<Row> All => Rows;

    public static bool IsOpen(string method) => Open.Contains(method);

    public bool Allows(string method, Caller caller)
    {
        if (Reflection.Contains(method))
            return true;
        if (!byMethod.TryGetValue(method, out var row))
            return false;
        if (caller.Module is { } module)
            return row.Modules && ModuleCalls.Table.TryGetValue(module, out var services) && services.Any(client => client.DeclaringType!.Name == row.Rpc.Split('/')[0]);
        return caller.Role == Local || row.Roles.Contains(caller.Role);
    }

    /// <summary>One row.</summary>
    /// <param name="Rpc">Service/Method.</param>
    /// <param name="Roles">Roles that may call it, each within its scope.</param>
    /// <param name="Modules">Whether modules may, for whomever they serve; the scope stays that of their caller.</param>
    internal sealed record Row(string Rpc, Role[] Roles, bool Modules = false);
}
