using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Audits reads of what is sensitive (see <see cref="AccessTable.Row"/>), in the chain of the host itself: who asked, for which
/// authority, school, person or module, and how it was answered. No audit, no answer. Modules that read for a caller are not audited:
/// the call that they serve is. Decision 0059.</summary>
internal sealed class ReadAudit(AccessTable table, Commit<AccessDb> commit, IEnumerable<Store> stores) : Interceptor
{
    /// <summary>Fields of a request that say of whom or what somebody wants to know.</summary>
    private static readonly string[] Subjects = ["la_code", "urn", "person_ref", "lead_ref", "module", "kind", "reporting_month"];

    private readonly HashSet<string> modules = [.. stores.Select(store => store.Module)];

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        IsAudited(context) ? AuditedAsync(request, context, continuation) : continuation(request, context);

    private async Task<TResponse> AuditedAsync<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            var response = await continuation(request, context);
            await NoteAsync(Caller.Of(context), context.Method, request as IMessage, StatusCode.OK);
            return response;
        }
        catch (RpcException refusal)
        {
            await NoteAsync(Caller.Of(context), context.Method, request as IMessage, refusal.StatusCode);
            throw;
        }
    }

    /// <summary>Before the first part leaves.</summary>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request,
        IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (IsAudited(context))
            await NoteAsync(Caller.Of(context), context.Method, request as IMessage, StatusCode.OK);
        await continuation(request, responseStream, context);
    }

    /// <summary>Audits that a caller was refused, before its body was read, an act of the draw or a read that is audited.</summary>
    public async Task DeniedAsync(Caller caller, string method)
    {
        if (caller.Module is null && (table.IsAuditedRead(method) || method.Contains(".AllocationService/", StringComparison.Ordinal)))
            await NoteAsync(caller, method, null, StatusCode.PermissionDenied);
    }

    private bool IsAudited(ServerCallContext context) => table.IsAuditedRead(context.Method) && Caller.Of(context).Module is null;

    /// <summary>Whether a value has the form of what belongs into the field. Anything else may be a name that somebody typed into the wrong
    /// place, and the audit keeps none.</summary>
    private bool IsReference(string field, string value) => field switch
    {
        "module" or "kind" => value.Split('/') is [var module, ..] && modules.Contains(module) && value.All(letter => letter is '/' or '_'
            or (>= 'a' and <= 'z')),
        "la_code" or "urn" => value.Length <= 6 && value.All(char.IsAsciiDigit),
        "reporting_month" => value.Length <= 10 && value.All(letter => char.IsAsciiDigit(letter) || letter == '-'),
        _ => value.Length <= 40 && value.Any(char.IsAsciiDigit)
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'),
    };

    private Task NoteAsync(Caller caller, string method, IMessage? request, StatusCode code)
    {
        var details = new Dictionary<string, string> { ["answered"] = code.ToString() };
        foreach (var field in request?.Descriptor.Fields.InFieldNumberOrder().Where(field => Subjects.Contains(field.Name)) ?? [])
        {
            if ($"{field.Accessor.GetValue(request)}" is { Length: > 0 } value)
                details[field.Name] = IsReference(field.Name, value) ? value : "(not of its form)";
        }
        return commit.NoteAsync(new Change(caller, method, "", [], CancellationToken.None) { Details = JsonSerializer.Serialize(details) });
    }
}
