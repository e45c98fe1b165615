using Programme.Access.V1;
using Programme.Journal;
using static Programme.Access.V1.Role;

namespace Programme.Host;

/// <summary>Who may call what: one row per RPC. The host does not start with an RPC without a row, with a row without an RPC, or
/// with a row that gives exact counts to a role that may have published ones only.</summary>
internal sealed partial class AccessTable
{
    /// <summary>Open to everybody: whether the host is alive.</summary>
    private static readonly HashSet<string> Health = ["/grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Watch"];

    /// <summary>Which RPCs there are: for everybody with a key.</summary>
    private static readonly HashSet<string> Reflection =
        ["/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"];

    /// <summary>Roles that may have exact counts of contacts; the first two by arm, once the analysis is unmasked.</summary>
    private static readonly Role[] MayHaveExactCounts = [TrialManager, ProgrammeLead, LaDataOfficer, DataManager, Statistician];

    private readonly Dictionary<string, Row> byMethod;

    public AccessTable()
        : this(Rows)
    {
    }

    /// <summary>Checks the rows.</summary>
    internal AccessTable(IReadOnlyList<Row> rows)
    {
        var methods = Contracts.Methods.ToDictionary(pair => $"{pair.Value.Service.Name}/{pair.Value.Name}", pair => pair.Key);
        Refuse("The access table has no row for", methods.Keys.Except(rows.Select(row => row.Rpc)));
        Refuse("The access table has rows without an RPC:", rows.Select(row => row.Rpc).Except(methods.Keys));
        byMethod = rows.ToDictionary(row => methods[row.Rpc]);
        var ofOutcomes = byMethod.Where(row => row.Key.StartsWith("/programme.outcomes.", StringComparison.Ordinal))
            .Select(row => row.Value);
        Refuse("The access table states no policy of disclosure for",
            ofOutcomes.Where(row => row.Policy == DisclosurePolicy.NotStated).Select(row => row.Rpc));
        Refuse("The access table gives exact counts to a role that may not have them:", rows.Where(row =>
            row.Policy == DisclosurePolicy.Exact && row.Roles.Except(MayHaveExactCounts).Any()).Select(row => row.Rpc));
    }

    /// <summary>The rows, for the committed table and its tests.</summary>
    public static IReadOnlyList<Row> All => Rows;

    public static bool IsOpen(string method) => Health.Contains(method);

    /// <summary>Whom the table refuses this call, in words for the refusal; null when the call is allowed.</summary>
    public string? Refused(string method, Caller caller)
    {
        if (Reflection.Contains(method))
            return null;
        if (!byMethod.TryGetValue(method, out var row) || !Allows(row, caller))
            return Access.RoleName(caller.Role);
        if (row.ByPerson && caller.Person is null)
            return $"{Access.RoleName(caller.Role)}, without a key of a person,";
        return row.WholeTrial && caller.LaCodes is not null
            ? $"{Access.RoleName(caller.Role)}, with a key limited to some authorities,"
            : null;
    }

    /// <summary>The largest body of a call, in bytes; null for a stream of parts, and what has no row.</summary>
    public long? MostBytes(string method) =>
        byMethod.TryGetValue(method, out var row) && !Contracts.Methods[method].IsClientStreaming ? row.MostBytes : null;

    /// <summary>Whether it is a report that works for long.</summary>
    public bool IsHeavy(string method) => byMethod.TryGetValue(method, out var row) && row.Heavy;

    /// <summary>Whether reading it is audited.</summary>
    public bool IsAuditedRead(string method) => byMethod.TryGetValue(method, out var row) && row.AuditedRead;

    private static bool Allows(Row row, Caller caller) => caller.Module is { } module
        ? row.Modules?.Contains(module) == true
        : caller.Role == Local || row.Roles.Contains(caller.Role);

    private static void Refuse(string problem, IEnumerable<string> rpcs)
    {
        if (string.Join(", ", rpcs) is { Length: > 0 } named)
            throw new InvalidOperationException($"{problem} {named}.");
    }

    /// <summary>One row.</summary>
    /// <param name="Rpc">Service/Method.</param>
    /// <param name="Roles">Roles that may call it, each within its scope.</param>
    /// <param name="Modules">Modules that may call it, for whomever they serve; the scope stays that of their caller.</param>
    /// <param name="WholeTrial">Concerns the whole trial: a key that is limited to some authorities is refused.</param>
    /// <param name="Policy">By which policy its numbers leave.</param>
    /// <param name="MostBytes">The largest body, in bytes; of no account for a stream.</param>
    /// <param name="ByPerson">Takes a key of a person: the machine's own socket is no exception.</param>
    /// <param name="Heavy">Works for long: only a few are served at once.</param>
    /// <param name="AuditedRead">Changes nothing and is audited all the same: exports, people, arms, results by arm, the audit.</param>
    internal sealed record Row(
        string Rpc, Role[] Roles, string[]? Modules = null, bool WholeTrial = false, DisclosurePolicy Policy = DisclosurePolicy.NotStated,
        long MostBytes = 256_000, bool ByPerson = false, bool Heavy = false,
        bool AuditedRead = false)
    {
        /// <summary>The row as a line of text, as it is reviewed.</summary>
        public override string ToString() => string.Concat(
            $"{Rpc}: {string.Join(", ", Roles.Select(Access.RoleName))}",
            Modules is null ? "" : $"; modules {string.Join(", ", Modules)}",
            WholeTrial ? "; no key limited to some authorities" : "",
            Policy == DisclosurePolicy.NotStated ? "" : $"; policy {Policy.ToString().ToLowerInvariant()}",
            ByPerson ? "; with a key of a person" : "",
            Heavy ? "; heavy" : "",
            AuditedRead ? "; reads are audited" : "");
    }
}
