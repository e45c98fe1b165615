using Google.Type;
using Grpc.Core;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>What the services say of authorities, as far as the role may know; null = it may not, or it is too early.</summary>
internal sealed record AuthorityFacts(
    SummariseSessionsResponse? Sessions, SummariseTurnoverResponse? Turnover, IReadOnlyList<MonitoringChart>? Charts,
    IReadOnlyList<ExpectedReturn>? Returns, SummariseCostsResponse? Costs)
{
    /// <summary>Last day that counts.</summary>
    public DateOnly LastOn { get; init; }

    /// <summary>Day by whose end the figures of contacts had left as they are given here; null = as they leave now.</summary>
    public DateOnly? ContactsOn { get; init; }

    /// <param name="request">Who asks; the scope of the caller is the scope of the facts.</param>
    /// <param name="asOf">Last day that counts; null = today.</param>
    public static async Task<AuthorityFacts> LoadAsync(PageRequest request, Date? asOf)
    {
        var cancel = request.Cancel;
        var sessions = request.IfMayAsync("DeliveryService/SummariseSessions", calls =>
            new DeliveryService.DeliveryServiceClient(calls).SummariseSessionsAsync(new() { AsOf = asOf }, cancellationToken: cancel));
        var turnover = request.IfMayAsync("EnrolmentService/SummariseTurnover", calls =>
            new EnrolmentService.EnrolmentServiceClient(calls).SummariseTurnoverAsync(new() { AsOf = asOf }, cancellationToken: cancel));
        var charts = ChartsAsync(request, asOf);
        var returns = ReturnsAsync(request, asOf);
        var costs = request.IfMayAsync("CostsService/SummariseCosts", calls =>
            new CostsService.CostsServiceClient(calls).SummariseCostsAsync(new() { AsOf = asOf }, cancellationToken: cancel));
        return new AuthorityFacts(await sessions, await turnover, (await charts).Charts, await returns, await costs)
        {
            LastOn = request.LastOn(asOf),
            ContactsOn = (await charts).KnownOn,
        };
    }

    /// <summary>Those of one authority.</summary>
    public AuthorityAnswers Of(string laCode) => new(
        Sessions is null ? null : Sessions.ByLa.FirstOrDefault(counts => counts.LaCode == laCode) ?? new(),
        Turnover?.Leads.FirstOrDefault(leads => leads.LaCode == laCode), Turnover?.Window,
        Charts?.FirstOrDefault(chart => chart.LaCode == laCode), Returns?.Where(one => one.LaCode == laCode).ToList(),
        Costs is null ? null : Costs.ByLa.FirstOrDefault(costs => costs.LaCode == laCode) ?? new())
    {
        LastOn = LastOn,
        ContactsOn = ContactsOn,
    };

    /// <summary>The charts of contacts as they had left by a day, and that day; where nothing had left by then, as they are
    /// now.</summary>
    /// <returns>Charts null = not for the role, or too early; day null = now.</returns>
    public static async Task<(IReadOnlyList<MonitoringChart>? Charts, DateOnly? KnownOn)> ChartsAsync(PageRequest request, Date? asOf)
    {
        var known = await AskAsync(asOf);
        return asOf is null || known is { PublishedOn: not null } ? (known?.Charts, asOf?.ToDateOnly())
            : ((await AskAsync(knownOn: null))?.Charts, null);

        Task<GetMonitoringFiguresResponse?> AskAsync(Date? knownOn) => request.IfMayAsync("MonitoringService/GetMonitoringFigures",
            calls => new MonitoringService.MonitoringServiceClient(calls).GetMonitoringFiguresAsync(new() { KnownOn = knownOn },
                cancellationToken: request.Cancel));
    }

    /// <summary>What is expected from authorities by month, and what came; null = not for the role, or too early.</summary>
    public static async Task<IReadOnlyList<ExpectedReturn>?> ReturnsAsync(PageRequest request, Date? asOf)
    {
        if (!request.May("PeriodsService/ListExpectedReturns"))
            return null;
        var periods = new PeriodsService.PeriodsServiceClient(request.Calls);
        try
        {
            return await Journal.Pages.AllAsync(new ListExpectedReturnsRequest { KnownOn = asOf },
                page => periods.ListExpectedReturnsAsync(page, cancellationToken: request.Cancel), page => page.Returns);
        }
        catch (RpcException refusal) when (SummaryQuery.ReasonOf(refusal) is not null)
        {
            return null;
        }
    }
}
