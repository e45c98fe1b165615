using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>Loads what the page of an authority shows.</summary>
internal static class AuthorityLoader
{
    private const int MostNamed = 20;

    /// <param name="request">Who asks; it sees this authority alone.</param>
    /// <param name="authority">The authority.</param>
    /// <param name="today">The day.</param>
    /// <param name="asked">Last day that counts; none = today.</param>
    public static async Task<AuthorityView> LoadAsync(PageRequest request, Authority authority, DateOnly today, AskedDay asked)
    {
        var asOf = asked.On.ToDate();
        var all = await AuthorityFacts.LoadAsync(request, asOf);
        var facts = all.Of(authority.LaCode);
        var work = await request.IfMayAsync("EnrolmentService/ListWorklist", calls => new EnrolmentService.EnrolmentServiceClient(calls)
            .ListWorklistAsync(new() { AsOf = asOf, PageSize = 1_000 }, cancellationToken: request.Cancel));
        return new AuthorityView(authority.LaCode, authority.Name, today, asked,
            facts.All, AttentionTo(facts, work), MonthsOf(facts.Chart), LinesOf(facts.Chart), [.. (facts.Returns ?? []).Select(MonthOf)],
            await SchoolLines.LoadAsync(request, authority.LaCode, today, asOf),
            [.. BehindEndpoint.Parts.Where(part => request.May(part.Value.Rpc)).Select(part => part.Key)])
        {
            ContactsOn = all.ContactsOn,
        };
    }

    private static List<string> AttentionTo(AuthorityAnswers facts, ListWorklistResponse? work) =>
    [
        .. facts.Missing.Select(one => $"The return of {PageText.Month(one.Month)} is missing. It was due on "
            + $"{Texts.Day(one.DueWithGraceOn)}."),
        .. (facts.Returns ?? []).Where(one => one.OpenQueries > 0).Select(one =>
            $"The return of {PageText.Month(one.Month)} has queries without a reason: {one.OpenQueries}."),
        .. facts.Signalling.Select(point => $"The share of {PageText.Month(point.Figure.Month)} stands out: "
            + $"{string.Join(", ", point.Signals.Select(signal => PageText.Words(signal)))}."),
        .. facts.Sessions is { Overdue: > 0 } sessions ? [$"Sessions that are past and have no outcome: {sessions.Overdue}."]
            : Array.Empty<string>(),
        .. (work?.Items ?? []).GroupBy(item => (item.Kind, item.Action), item => item.Urn).Select(urns =>
            $"{urns.Key.Action}{Named([.. urns.Where(urn => urn.Length > 0)])}"),
    ];

    private static string Named(List<string> urns) => urns.Count == 0 ? ""
        : $" {NextSteps.Many(urns.Count, "school", "schools")}: "
            + $"{string.Join(", ", urns.Take(MostNamed))}{(urns.Count > MostNamed ? ", …" : "")}.";

    private static List<ShareMonth> MonthsOf(MonitoringChart? chart) =>
    [
        .. (chart?.Points ?? []).Where(point => point.Figure.Month.Length > 0).Select(point => new ShareMonth(point.Figure.Month,
            point.Figure.HasRatio ? point.Figure.Ratio : null,
            point.Figure.HasContactsInappropriate ? point.Figure.ContactsInappropriate : null,
            point.Figure.HasContactsTotal ? point.Figure.ContactsTotal : null, point.Figure.Schools, point.Figure.Withheld,
            point.Signals.Count > 0)),
    ];

    private static ShareLines? LinesOf(MonitoringChart? chart) =>
        chart?.Points.FirstOrDefault(point => point.Xmr is not null)?.Xmr is { } xmr
            ? new(xmr.Centre, xmr.Lower, xmr.Upper, chart.BaselinePoints) : null;

    /// <summary>A return as pages show it.</summary>
    public static ReturnMonth MonthOf(ExpectedReturn one) => new(one.Month, (one.ExtractedOn, one.DaysLate) switch
    {
        (null, 0) => "not due",
        (null, _) => "missing",
        (_, 0) => "in",
        _ => "late",
    }, one.DueWithGraceOn?.ToDateOnly(), one.ExtractedOn?.ToDateOnly(), one.SchoolsReturned, one.Schools, one.OpenQueries);
}
