using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>A measure in two terms.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Last">In the term before.</param>
/// <param name="This">In the term, up to the day.</param>
/// <param name="Note">What is counted.</param>
public sealed record TermLine(string Name, string Last, string This, string Note);

/// <summary>A term beside the term before.</summary>
/// <param name="Last">Name of the term before.</param>
/// <param name="This">Name of the term.</param>
/// <param name="Lines">The measures that the role may have.</param>
public sealed record TermComparison(string Last, string This, IReadOnlyList<TermLine> Lines);

/// <summary>What the services say of two terms of one authority. Terms are those of costs: four months each from January, May and
/// September.</summary>
internal static class TermFacts
{
    private static readonly string[] Names = ["Spring", "Summer", "Autumn"];

    /// <param name="request">Who asks; it sees this authority alone.</param>
    /// <param name="laCode">The authority.</param>
    /// <param name="chart">Its contacts; null = not for the role, or too early.</param>
    /// <param name="trialFirstOn">First day of the trial.</param>
    /// <param name="lastOn">Last day that counts.</param>
    public static async Task<TermComparison> LoadAsync(PageRequest request, string laCode, MonitoringChart? chart,
        DateOnly trialFirstOn, DateOnly lastOn)
    {
        var first = FirstOf(lastOn);
        var (last, now) = (new TermSpan(first.AddMonths(-4), first.AddDays(-1)), new TermSpan(first, lastOn));
        var returns = await AuthorityFacts.ReturnsAsync(request, lastOn.ToDate());
        var periods = await request.IfMayAsync("CostPeriodsService/ListCostPeriods", calls =>
            new CostPeriodsService.CostPeriodsServiceClient(calls).ListCostPeriodsAsync(new() { LaCode = laCode, PageSize = 1_000 },
                cancellationToken: request.Cancel));
        var lines = new[]
        {
            await SessionsAsync(request, laCode, last, now), await LeadsAsync(request, laCode, trialFirstOn, last, now),
            chart is null ? null : new TermLine("Inappropriate contacts of all contacts", Contacts(chart, last), Contacts(chart, now),
                "Months with a count that is given out."),
            returns is null ? null : new TermLine("Returns in time, of those expected", Returns(returns, last), Returns(returns, now),
                "By the month of the return."),
            periods is null ? null : new TermLine("Spent", Spent(periods, last), Spent(periods, now),
                "Whole terms, each cost line by its days in the term; usual practice is in it."),
        };
        return new TermComparison(Name(last), $"{Name(now)} to {lastOn.ToString("d MMMM", Texts.England)}", [.. lines.OfType<TermLine>()]);
    }

    /// <summary>First day of the term in which a day is.</summary>
    public static DateOnly FirstOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 4 * 4) + 1, 1);

    private static string Name(TermSpan term) => $"{Names[(term.First.Month - 1) / 4]} {term.First.Year}";

    /// <summary>Sums up to the end of a term less those up to its beginning; of counts by design that would be nothing.</summary>
    private static async Task<TermLine?> SessionsAsync(PageRequest request, string laCode, TermSpan last, TermSpan now)
    {
        var sums = new List<SessionCounts?>();
        foreach (var day in new[] { last.First.AddDays(-1), last.Last, now.Last })
        {
            var answer = await request.IfMayAsync("DeliveryService/SummariseSessions", calls =>
                new DeliveryService.DeliveryServiceClient(calls).SummariseSessionsAsync(new() { AsOf = day.ToDate() },
                    cancellationToken: request.Cancel));
            sums.Add(answer is null ? null : answer.ByLa.FirstOrDefault(one => one.LaCode == laCode) ?? new());
        }
        if (sums.Exists(one => one is null or { ByDesign: true } or { Withheld.Length: > 0 }))
            return null;
        string Between(int from) => Written(sums[from + 1]!.Delivered - sums[from]!.Delivered, sums[from + 1]!.Due - sums[from]!.Due);
        return new TermLine("Sessions delivered of those due", Between(0), Between(1), "By the day for which they were planned.");
    }

    private static async Task<TermLine?> LeadsAsync(PageRequest request, string laCode, DateOnly trialFirstOn, TermSpan last, TermSpan now)
    {
        async Task<string?> OfAsync(TermSpan term)
        {
            if (term.Last < trialFirstOn)
                return "none";
            var first = term.First < trialFirstOn ? trialFirstOn : term.First;
            var answer = await request.IfMayAsync("EnrolmentService/SummariseTurnover", calls =>
                new EnrolmentService.EnrolmentServiceClient(calls).SummariseTurnoverAsync(
                    new() { FirstOn = first.ToDate(), AsOf = term.Last.ToDate() }, cancellationToken: request.Cancel));
            return answer is null ? null : answer.Leads.FirstOrDefault(one => one.LaCode == laCode) is { } leads
                ? Written(leads.LeaversInPostAtStart, leads.Headcount) : "none";
        }
        return await OfAsync(last) is { } before && await OfAsync(now) is { } after
            ? new TermLine("Leads in post on the first day who left", before, after, "Posts of lead, by their last day.") : null;
    }

    private static string Contacts(MonitoringChart chart, TermSpan term)
    {
        var months = chart.Points.Where(point => term.Has(point.Figure.Month)).Select(point => point.Figure).ToList();
        var given = months.FindAll(figure => figure is { HasContactsInappropriate: true, HasContactsTotal: true });
        return given.Count == 0 ? months.Exists(figure => figure.Withheld == "c") ? "c" : "none"
            : Written(given.Sum(figure => figure.ContactsInappropriate), given.Sum(figure => figure.ContactsTotal))
                + (given.Count < months.Count ? $" in {given.Count} of {months.Count} months" : "");
    }

    private static string Returns(IReadOnlyList<ExpectedReturn> returns, TermSpan term)
    {
        var expected = returns.Where(one => term.Has(one.Month)).ToList();
        return Written(expected.Count(AuthorityMeasures.IsInTime), expected.Count);
    }

    private static string Spent(ListCostPeriodsResponse periods, TermSpan term) =>
        periods.Periods.FirstOrDefault(one => one.LaCode.Length > 0 && one.FirstOn.ToDateOnly() == term.First) is { } period
            ? PageText.Pounds(period.SpentByDaysPence) : "none";

    private static string Written(long numerator, long denominator) =>
        denominator > 0 ? AuthorityMeasures.Written((numerator, denominator)) : "none";

    /// <summary>Days of a term.</summary>
    private sealed record TermSpan(DateOnly First, DateOnly Last)
    {
        /// <summary>Whether a month YYYY-MM begins in it.</summary>
        public bool Has(string month) => DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", out var day) && day >= First && day <= Last;
    }
}
