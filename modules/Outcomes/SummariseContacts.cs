using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<SummariseContactsResponse> SummariseContacts(SummariseContactsRequest request, ServerCallContext context)
    {
        var (first, last) = WindowOf(request);
        var day = request.KnownOn?.ToDateOnly() ?? DateOnly.MaxValue;
        var withdrawn = request.WithoutDataWithdrawn ? await DataWithdrawnAsync(day) : [];

        await using var db = store.Read(context);
        var all = db.RowsInForce(day, request.Basis).Where(row => !withdrawn.Contains(row.Urn));
        var rows = all.Between(first, last);
        var tallies = await rows.TallyAsync(context.CancellationToken);
        var stands = request.WithCarriedForward ? await db.CarriedForwardAsync(all, tallies, first, last, day, context.CancellationToken) : [];
        var schools = await rows.Counted().GroupBy(row => row.LaCode)
            .Select(authority => new { LaCode = authority.Key, Schools = authority.Select(row => row.Urn).Distinct().Count() })
            .ToDictionaryAsync(authority => authority.LaCode, authority => authority.Schools, context.CancellationToken);
        var definitions = await db.DefinitionsAsync(context.CancellationToken);
        var breaks = await db.BreaksAsync(day, definitions, settings.PracticeMoves, context.CancellationToken, request.Basis);

        var summary = new ContactSummary(definitions, breaks, stands);
        List<Tally> months = [.. tallies.Concat(stands.Keys).OrderBy(tally => tally.LaCode, StringComparer.Ordinal).ThenBy(tally => tally.Month, StringComparer.Ordinal)];
        return new SummariseContactsResponse
        {
            ByLa = { months.GroupBy(tally => tally.LaCode).Select(authority => summary.Of(authority.Key, "", [.. authority], schools.GetValueOrDefault(authority.Key))) },
            Overall = summary.Of("", "", months, schools.Values.Sum()),
            ByLaAndMonth = { months.Select(tally => summary.Of(tally.LaCode, tally.Month, [tally], tally.Schools)) },
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
}
