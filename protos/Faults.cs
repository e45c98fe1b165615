using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace Programme;

/// <summary>One thing that is wrong with a field of a request, or with a cell of a file.</summary>
/// <param name="Field">The field's path, for example <c>held_on</c>, or <c>line 13, column cin_plans_new</c>.</param>
/// <param name="Code">A short code in capitals, for example <c>NEGATIVE</c>.</param>
/// <param name="Message">What is wrong and what is expected, in a sentence.</param>
public sealed record Problem(string Field, string Code, string Message);

/// <summary>A cell (or row, or whole file) that is in error.</summary>
/// <param name="Line">Physical line, header = 1; null = the whole file.</param>
/// <param name="Column">Column by header name; null = the whole row.</param>
/// <param name="Code">A short code in capitals.</param>
/// <param name="Value">The value found, shortened; null when that says nothing.</param>
/// <param name="Expected">What is expected, in words.</param>
public sealed record CellProblem(int? Line, string? Column, string Code, string? Value, string Expected)
{
    /// <summary>Number of the rule that it breaks, of a list that has numbered rules.</summary>
    public string? Rule { get; init; }

    /// <summary>Where it is in a workbook, such as <c>Return!D14</c>; null = line and column say it.</summary>
    public string? Place { get; init; }

    /// <summary>Where it is, in words.</summary>
    public string Where => (Line, Column) switch
    {
        (_, null) when Place is not null => Place,
        (_, { } column) when Place is not null => $"{Place}, column {column}",
        (null, null) => "file",
        (null, { } column) => $"column {column}",
        ({ } line, null) => $"line {line}",
        ({ } line, { } column) => $"line {line}, column {column}",
    };
}

/// <summary>Every refusal that a caller can receive: a <c>google.rpc.Status</c> with an <c>ErrorInfo</c> whose reason is
/// one of <see cref="Reasons"/>, and details for machines.</summary>
public static class Faults
{
    /// <summary>Domain of every <c>ErrorInfo</c>.</summary>
    public const string Domain = "programme";

    /// <summary>Problems that one answer names at most; the error info tells how many there are. Trailers are small.</summary>
    public const int ProblemsShown = 20;

    /// <summary>INVALID_ARGUMENT: all problems with the request's fields at once.</summary>
    public static RpcException Invalid(IReadOnlyCollection<Problem> problems)
    {
        var bad = new BadRequest();
        bad.FieldViolations.AddRange(problems.Take(ProblemsShown).Select(p =>
            new BadRequest.Types.FieldViolation { Field = p.Field, Reason = p.Code, Description = p.Message }));
        var text = string.Join(" ", problems.Take(3).Select(p => $"{p.Field}: {p.Message}"));
        return Make(Code.InvalidArgument, Reasons.FieldsInvalid, text, Count(problems.Count), bad);
    }

    /// <summary>INVALID_ARGUMENT: one field.</summary>
    public static RpcException Invalid(string field, string code, string message) => Invalid([new Problem(field, code, message)]);

    /// <summary>INVALID_ARGUMENT: a file that cannot be taken; nothing of it was stored.</summary>
    public static RpcException File(string fileName, IReadOnlyList<CellProblem> problems, int total)
    {
        var bad = new BadRequest();
        bad.FieldViolations.AddRange(problems.Take(ProblemsShown).Select(p => new BadRequest.Types.FieldViolation
        {
            Field = p.Where,
            Reason = p.Code,
            Description = (p.Value is null ? p.Expected : $"'{p.Value}': {p.Expected}") + (p.Rule is null ? "" : $" [{p.Rule}]"),
        }));
        var first = problems[0];
        var facts = Count(total);
        facts["file"] = fileName;
        if (first.Line is { } line)
            facts["line"] = line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (first.Column is { } column)
            facts["column"] = column;
        if (first.Rule is { } rule)
            facts["rule"] = rule;
        var text = $"{fileName}, {first.Where}: {bad.FieldViolations[0].Description} Nothing was stored; "
            + $"{total} problem{(total == 1 ? "" : "s")} in all.";
        return Make(Code.InvalidArgument, Reasons.FileInvalid, text, facts, bad);
    }

    /// <summary>NOT_FOUND: no such thing, or not in the caller's scope: the same text for both.</summary>
    public static RpcException NotFound(string kind, string id) =>
        Make(Code.NotFound, Reasons.NotFound, $"There is no {kind} {id}.", []);

    /// <summary>ALREADY_EXISTS.</summary>
    public static RpcException AlreadyExists(string text) => Make(Code.AlreadyExists, Reasons.AlreadyExists, text, []);

    /// <summary>FAILED_PRECONDITION: something has to be done first, or was done already.</summary>
    public static RpcException Precondition(string type, string subject, string text)
    {
        var failure = new PreconditionFailure();
        failure.Violations.Add(new PreconditionFailure.Types.Violation { Type = type, Subject = subject, Description = text });
        return Make(Code.FailedPrecondition, type, text, [], failure);
    }

    /// <summary>FAILED_PRECONDITION: a result by arm before two people decided that it may be known.</summary>
    public static RpcException NotUnmasked() => Precondition(Reasons.NotUnmasked, "unmasking",
        "Results by arm are shown to nobody yet. One person proposes the unmasking and another confirms it, when the analysis may know the "
            + "arms.");

    /// <summary>FAILED_PRECONDITION: an act that cannot be undone while something that it requires is missing.</summary>
    /// <param name="text">What is missing and what to do.</param>
    /// <param name="missing">Code, how many, and a sentence for each thing; the code is the violation's type.</param>
    public static RpcException NotReady(string text, IEnumerable<(string Code, int Count, string Text)> missing)
    {
        var (failure, facts) = (new PreconditionFailure(), new Dictionary<string, string>());
        foreach (var (code, count, sentence) in missing)
        {
            failure.Violations.Add(new PreconditionFailure.Types.Violation { Type = code, Subject = "act", Description = sentence });
            facts[code] = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return Make(Code.FailedPrecondition, Reasons.NotReady, text, facts, failure);
    }

    /// <summary>ABORTED: somebody else changed it since the caller read it.</summary>
    public static RpcException Stale(string kind) =>
        Make(Code.Aborted, Reasons.StaleEtag,
            $"The {kind} was changed by somebody else since you read it. Read it again, then repeat your change.", []);

    /// <summary>INVALID_ARGUMENT: the request id was used for another request.</summary>
    public static RpcException RequestIdReused(string requestId) =>
        Make(Code.InvalidArgument, Reasons.RequestIdReused,
            $"The request id {requestId} was used before for another request. Use a new one for each change.", []);

    /// <summary>UNAUTHENTICATED: one text whatever is wrong with the key.</summary>
    public static RpcException Unauthenticated() =>
        Make(Code.Unauthenticated, Reasons.Unauthenticated, "Send a valid API key in the header `authorization: Bearer …`.", []);

    /// <summary>PERMISSION_DENIED: the caller's role may not call this.</summary>
    public static RpcException Denied(string method, string role) =>
        Make(Code.PermissionDenied, Reasons.RoleNotAllowed, $"The role {role} may not call {method}.", []);

    /// <summary>RESOURCE_EXHAUSTED: try again in a moment.</summary>
    public static RpcException Busy() => Make(Code.ResourceExhausted, Reasons.Busy,
        "Too many changes are waiting. Try again in a moment.", [],
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

    /// <summary>RESOURCE_EXHAUSTED: the database cannot grow.</summary>
    public static RpcException StoreFull() => Make(Code.ResourceExhausted, Reasons.StoreFull,
        "The disk with the database is full, and nothing was stored. Ask the operator to make room, then send it again.", []);

    /// <summary>UNAVAILABLE: the database cannot be reached or used at the moment; the caller may try again.</summary>
    public static RpcException StoreUnavailable(string store, string problem) => Make(Code.Unavailable, Reasons.StoreUnavailable,
        $"{store} {problem}. Nothing was stored. Try again in some seconds; if it stays so, tell the operator.", [],
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) });

    /// <summary>UNAVAILABLE: the database stopped answering in the moment of the commit.</summary>
    public static RpcException StoreUnsure(string store) => Make(Code.Unavailable, Reasons.StoreUnavailable,
        $"{store} stopped answering while the change was being stored: it is stored or it is not. Repeat the call with the same "
            + "request_id in some seconds: the change is not made twice.", [],
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) });

    /// <summary>FAILED_PRECONDITION: the database cannot be used until the operator has mended it.</summary>
    public static RpcException StoreUnusable(string store, string problem) =>
        Precondition(Reasons.StoreUnusable, store, $"{store} {problem}. Nothing was stored. Tell the operator.");

    /// <summary>RESOURCE_EXHAUSTED: the file is larger than the limit.</summary>
    public static RpcException TooLarge(long limitBytes) => Make(Code.ResourceExhausted, Reasons.FileTooLarge,
        $"The file is larger than {limitBytes / 1_000_000} MB.", []);

    /// <summary>RESOURCE_EXHAUSTED: as many calls as may be are being served, and as many wait.</summary>
    public static RpcException TooManyCalls() => Make(Code.ResourceExhausted, Reasons.Busy,
        "Too many calls at once. Try again in a moment, with fewer at the same time.", [],
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

    /// <summary>RESOURCE_EXHAUSTED: the body of a call is larger than this RPC takes.</summary>
    public static RpcException BodyTooLarge(long limitBytes) => Make(Code.ResourceExhausted, Reasons.BodyTooLarge,
        $"The body of this call is larger than the {limitBytes:N0} bytes that it may have. Nothing was read.", []);

    /// <summary>RESOURCE_EXHAUSTED: so many wrong keys come that their answers are not delayed any more, but refused.</summary>
    public static RpcException TooManyWrongKeys(TimeSpan wait) => Make(Code.ResourceExhausted, Reasons.Busy,
        "Too many calls with a wrong key are waiting. Check the key, and try again later.", [],
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) });

    /// <summary>INTERNAL: an error of this program; details are in its log under the request's trace id.</summary>
    public static RpcException Internal(string traceId) =>
        Make(Code.Internal, Reasons.Internal, $"An error of this program, not of your request. Ask the operator for the log of {traceId}.",
            []);

    private static Dictionary<string, string> Count(int problems) =>
        new() { ["problems"] = problems.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static RpcException Make(Code code, string reason, string text, Dictionary<string, string> facts,
        Google.Protobuf.IMessage? detail = null)
    {
        var info = new ErrorInfo { Reason = reason, Domain = Domain };
        foreach (var (key, value) in facts)
            info.Metadata.Add(key, value);
        var status = new Status { Code = (int)code, Message = text, Details = { Any.Pack(info) } };
        if (detail is not null)
            status.Details.Add(Any.Pack(detail));
        return status.ToRpcException();
    }
}
