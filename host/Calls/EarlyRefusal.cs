using Google.Protobuf;
using Grpc.Core;

namespace Programme.Host;

/// <summary>Answers a call that is refused before its body is read, in the form in which it came: gRPC, or JSON.</summary>
internal static class EarlyRefusal
{
    public static async Task WriteAsync(HttpContext http, RpcException refusal)
    {
        var response = http.Response;
        if (IsGrpc(http))
        {
            response.ContentType = "application/grpc";
            response.Headers["grpc-status"] = $"{(int)refusal.StatusCode}";
            response.Headers["grpc-message"] = Uri.EscapeDataString(refusal.Status.Detail);
            foreach (var trailer in refusal.Trailers.Where(trailer => trailer.IsBinary))
                response.Headers[trailer.Key] = Convert.ToBase64String(trailer.ValueBytes);
            await response.StartAsync();
            return;
        }
        response.StatusCode = CodeOf(refusal.StatusCode);
        response.ContentType = "application/json";
        await response.WriteAsync(new JsonFormatter(new JsonFormatter.Settings(false, ProgrammeHost.Details))
            .Format(refusal.GetRpcStatus()));
    }

    /// <summary>Whether the call came as gRPC, not as JSON.</summary>
    public static bool IsGrpc(HttpContext http) =>
        http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static int CodeOf(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument => StatusCodes.Status400BadRequest,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
