using Google.Rpc;
using Grpc.Core;

namespace Programme.Host;

/// <summary>What a service refused, as a page says it.</summary>
internal static class PageProblems
{
    private static readonly StatusCode[] OfTheSender =
        [StatusCode.InvalidArgument, StatusCode.FailedPrecondition, StatusCode.AlreadyExists, StatusCode.Aborted];

    /// <summary>Whether whoever sent a form can mend what was refused.</summary>
    public static bool IsToMend(RpcException refusal) => OfTheSender.Contains(refusal.StatusCode) || IsFor(refusal, Reasons.FileTooLarge);

    public static bool IsFor(RpcException refusal, string reason) => refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason == reason;

    /// <summary>What is wrong, in sentences: those of the fields, or that of the whole.</summary>
    public static IReadOnlyList<PageProblem> Of(RpcException refusal)
    {
        var fields = refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations ?? [];
        return fields.Count == 0 ? [new("", refusal.Status.Detail)]
            : [.. fields.Select(field => new PageProblem(field.Field, Texts.Capital(field.Description)))];
    }

    /// <summary>The same with the name of what it is about before it.</summary>
    public static PageProblem Named(PageProblem problem, string name) => problem with
    {
        Text = $"{name}: {char.ToLowerInvariant(problem.Text[0])}{problem.Text[1..]}"
    };
}

/// <summary>Something that is wrong with a form.</summary>
/// <param name="Field">Name of the field; another, or empty = the form.</param>
/// <param name="Text">What is wrong, and what to do.</param>
public sealed record PageProblem(string Field, string Text);
