using Google.Rpc;
using Grpc.Core;

namespace Programme.Host;

/// <summary>Shows a refusal to a person: what is wrong, where, and what is expected.</summary>
internal static class Refusals
{
    private static readonly StatusCode[] TheCallers =
        [StatusCode.InvalidArgument, StatusCode.FailedPrecondition, StatusCode.AlreadyExists, StatusCode.NotFound, StatusCode.Aborted,
            StatusCode.PermissionDenied, StatusCode.ResourceExhausted];

    public static int Print(RpcException refusal)
    {
        Console.Error.WriteLine(PlainWriter.OneLine(refusal.Status.Detail));
        var violations = refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations ?? [];
        foreach (var violation in violations)
            Console.Error.WriteLine(PlainWriter.OneLine($"  {violation.Field}: {violation.Description} [{violation.Reason}]"));
        return ExitCodeOf(refusal.StatusCode);
    }

    private static int ExitCodeOf(StatusCode code) => code switch
    {
        StatusCode.Unavailable => ExitCodes.Unavailable,
        _ when TheCallers.Contains(code) => ExitCodes.Refused,
        _ => ExitCodes.Failed,
    };
}
