using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Programme.Journal;

namespace Programme.Host;

/// <summary>A page that somebody who is signed in asks for.</summary>
/// <param name="Http">The request.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Session">The session in which it is asked.</param>
/// <param name="Channel">To the host's own socket, where the caller is handed on.</param>
/// <param name="Table">Who may call what.</param>
internal sealed record PageRequest(HttpContext Http, Caller Caller, PageSession Session, GrpcChannel Channel, AccessTable Table)
{
    private static readonly Dictionary<string, string> Methods =
        Contracts.Methods.ToDictionary(pair => $"{pair.Value.Service.Name}/{pair.Value.Name}", pair => pair.Key);

    /// <summary>For generated clients: calls with the rights of whoever is signed in.</summary>
    public CallInvoker Calls => Channel.Intercept(headers =>
    {
        headers.Add(Caller.Header, Caller.ToBytes());
        return headers;
    });

    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>What every page shows around its own.</summary>
    public Viewer Viewer => new(Caller.Subject, Access.RoleName(Caller.Role), Session.FormToken, May("EnrolmentService/ListAuthorities"),
        May("OutcomesService/SubmitReturn"), May("ReportService/GetNextSteps"), May(OperationsEndpoint.Rpc),
        May("DeliveryService/ListSessions"), ListKinds.Of(this).Count > 0);

    /// <summary>The same, seeing one authority alone.</summary>
    public PageRequest For(string laCode) => this with { Caller = Caller with { LaCodes = [laCode] } };

    /// <summary>The last day that counts.</summary>
    /// <param name="asOf">As asked for; null = today.</param>
    public DateOnly LastOn(Google.Type.Date? asOf) =>
        Http.RequestServices.GetRequiredService<Trial>().AsOf(asOf, Http.RequestServices.GetRequiredService<TimeProvider>());

    /// <summary>A part of the address.</summary>
    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>Whether the access table lets the caller make this call.</summary>
    /// <param name="rpc">Service/Method.</param>
    public bool May(string rpc) => Table.Refused(Methods[rpc], Caller) is null;

    /// <summary>The answer of a call; null when the access table refuses it, or it is too early for it.</summary>
    public async Task<TResponse?> IfMayAsync<TResponse>(string rpc, Func<CallInvoker, AsyncUnaryCall<TResponse>> call)
        where TResponse : class => May(rpc) ? (await SummaryQuery.IfGivenAsync(call(Calls))).Answer : null;
}

/// <summary>Who looks at a page.</summary>
/// <param name="Subject">Whom the key is for.</param>
/// <param name="Role">The role, as keys are made with it.</param>
/// <param name="FormToken">What the forms of the page send back.</param>
/// <param name="SeesAuthorities">Whether there are pages of authorities for the role.</param>
/// <param name="SendsReturns">Whether the role sends monthly returns.</param>
/// <param name="SeesSteps">Whether the role is told what comes next in the trial.</param>
/// <param name="SeesOperations">Whether the role runs the host.</param>
/// <param name="SeesSessions">Whether the role reads and records sessions.</param>
/// <param name="ImportsLists">Whether the role imports lists.</param>
public sealed record Viewer(string Subject, string Role, string FormToken, bool SeesAuthorities, bool SendsReturns, bool SeesSteps,
    bool SeesOperations, bool SeesSessions, bool ImportsLists);
