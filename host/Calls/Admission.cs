using System.Net.Sockets;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Before a call's body is read: who is it, and may it? Deny by default. On the host's own socket, whose file permissions let
/// only its owner in, the caller is a module (which hands its caller on) or the operator on this machine; everywhere else an API key
/// or an access token of the provider is asked for. What passes may send as much as its access row allows.</summary>
internal sealed class Admission(ApiKeys keys, AccessTable table, WrongKeys wrongKeys, CallLimits limits, CallObserver observer,
    ReadAudit audit, ProviderTokens tokens)
    : IMiddleware
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName is not { } method || AccessTable.IsOpen(method))
        {
            await next(http);
            return;
        }
        IDisposable? place;
        try
        {
            place = await AdmitAsync(http, method);
        }
        catch (RpcException refusal)
        {
            observer.Refused(method, refusal.StatusCode);
            await EarlyRefusal.WriteAsync(http, refusal);
            return;
        }
        using (place)
            await next(http);
    }

    /// <summary>Refuses the call, or leaves its caller for <see cref="Access"/>; the place among the calls that are served at
    /// once.</summary>
    private async Task<IDisposable?> AdmitAsync(HttpContext http, string method)
    {
        var caller = await CallerOfAsync(http);
        if (table.Refused(method, caller) is { } refused)
        {
            await audit.DeniedAsync(caller, method);
            throw Faults.Denied(method, refused);
        }
        await BodyLimit.SetAsync(http, table.MostBytes(method));
        http.Features.Set(caller);
        return http.Request.Headers.ContainsKey(Caller.Header) ? null
            : await limits.EnterAsync(caller, table.IsHeavy(method), http.RequestAborted);
    }

    private async Task<Caller> CallerOfAsync(HttpContext http)
    {
        string? authorization = http.Request.Headers.Authorization;
        // Who gives a key on the machine's own socket calls as its person, with the rights of the key alone.
        if (http.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == AddressFamily.Unix
            && string.IsNullOrEmpty(authorization))
            return Inside(http.Request.Headers[Caller.Header]);
        if ((await keys.FindAsync(authorization) ?? await tokens.FindAsync(http)) is { } caller)
            return caller;
        if (!string.IsNullOrEmpty(authorization))
            await wrongKeys.DelayAsync(http.Connection.RemoteIpAddress?.ToString() ?? "", ApiKeys.IdOf(authorization), http.RequestAborted);
        throw Faults.Unauthenticated();
    }

    private static Caller Inside(string? header)
    {
        if (header is null)
            return Caller.Local;
        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header.PadRight((header.Length + 3) / 4 * 4, '='), bytes, out var length)
            && Caller.FromBytes(bytes[..length]) is { } caller ? caller : throw Faults.Unauthenticated();
    }
}
