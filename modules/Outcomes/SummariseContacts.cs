using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<SummariseContactsResponse> SummariseContacts(SummariseContactsRequest request, ServerCallContext context)
    {
        var (first, last) = WindowOf(request);
        var day = request.KnownOn?.ToDateOnly() ?? DateOnly.MaxValue;
        var withdrawn = request.WithoutDataWithdrawn ? await DataWithdrawnAsync(day) : [];

        await using var db = store.Read(context);
        var rows = db.RowsInForce(day, request.Basis).Between(first, last).Where(row => !withdrawn.Contains(row.Urn));
        var tallies = await rows.TallyAsync(context.CancellationToken);
        var schools = await rows.Counted().GroupBy(row => row.LaCode)
            .Select(authority => new { LaCode = authority.Key, Schools = authority.Select(row => row.Urn).Distinct().Count() })
            .ToDictionaryAsync(authority => authority.LaCode, authority => authority.Schools, context.CancellationToken);

        return new SummariseContactsResponse
        {
            ByLa = { tallies.GroupBy(tally => tally.LaCode).Select(authority => Counts(authority.Key, "", [.. authority], schools[authority.Key])) },
            Overall = Counts("", "", tallies, schools.Values.Sum()),
            ByLaAndMonth = { tallies.Select(tally => Counts(tally.LaCode, tally.Month, [tally], tally.Schools)) },
        };
    }

    private (string First, string Last) WindowOf(SummariseContactsRequest request)
    {
        var end = request.KnownOn?.ToDateOnly() is { } day && day < trial.LastOn ? day : trial.LastOn;
        var problems = new List<Problem>();
        var first = Month(request.FirstMonth, "first_month", trial.FirstOn, problems);
        var last = Month(request.LastMonth, "last_month", end, problems);
        if (problems.Count == 0 && request.FirstMonth.Length > 0 && request.LastMonth.Length > 0 && string.CompareOrdinal(first, last) > 0)
            problems.Add(new("last_month", "BEFORE_FIRST", "a month not before first_month is expected."));
        return problems.Count == 0 ? (first, last) : throw Faults.Invalid(problems);
    }

    private static string Month(string asked, string field, DateOnly usual, List<Problem> problems)
    {
        if (asked.Length > 0 && !Dates.TryParseMonth(asked, out _))
            problems.Add(new(field, "NOT_A_MONTH", "a month written YYYY-MM is expected."));
        return asked.Length > 0 ? asked : usual.ToMonth();
    }

    private async Task<List<string>> DataWithdrawnAsync(DateOnly day)
    {
        var withdrawals = await WithdrawalsAsync(day);
        return [.. withdrawals.Where(row => row.Scope == WithdrawalScope.Data).Select(row => row.Urn)];
    }

    /// <summary>All withdrawals in scope up to a day.</summary>
    private async Task<List<Withdrawal>> WithdrawalsAsync(DateOnly day) => (await Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListWithdrawalsAsync(new() { PageSize = 1_000, PageToken = token });
        return (page.Withdrawals, page.NextPageToken);
    })).FindAll(row => row.WithdrawnOn.ToDateOnly() <= day);

    private static ContactCounts Counts(string laCode, string month, IReadOnlyCollection<Tally> tallies, int schools) => new()
    {
        LaCode = laCode,
        Month = month,
        Nfa = Share(tallies.Sum(tally => tally.Nfa), tallies.Sum(tally => tally.Total)),
        Schools = schools,
    };

    private static Proportion Share(long numerator, long denominator)
    {
        var share = new Proportion { Numerator = numerator, Denominator = denominator };
        if (Wilson.Interval(numerator, denominator) is { } interval)
            (share.Ratio, share.Lower, share.Upper) = ((double)numerator / denominator, interval.Lower, interval.Upper);
        return share;
    }
}
