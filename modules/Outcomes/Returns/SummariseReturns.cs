using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override Task<SummariseReturnsResponse> SummariseReturns(SummariseReturnsRequest request, ServerCallContext context) =>
        summaries.SummariseAsync(request, context);
}

/// <summary>Which returns came, when, and what is remarkable about their rows.</summary>
internal sealed class ReturnSummaries(Store<OutcomesDb> store, FromEnrolment enrolment, ReturnCalendars calendars, Trial trial,
    TimeProvider clock)
{
    public async Task<SummariseReturnsResponse> SummariseAsync(SummariseReturnsRequest request, ServerCallContext context)
    {
        // Months end with the trial; what is known of them does not: July's return is extracted in August. Without a day
        // all that came counts.
        var day = request.KnownOn?.ToDateOnly() ?? clock.Today();
        var known = KnownOn.ByExtractDay(request.KnownOn?.ToDateOnly());
        var authorities = await enrolment.AuthoritiesAsync(context.CancellationToken);
        var calendar = await calendars.LoadAsync("", context.CancellationToken);
        var schools = new ListedByMonth((await enrolment.ListsAsync(context.CancellationToken)).Schools, trial.Months);
        List<string> months = [.. trial.Months.Select(month => month.ToMonth())];

        await using var db = store.Read(context);
        var received = await db.ReceivedAsync(known, context.CancellationToken);
        var states = ReturnState.On(authorities.Select(authority => authority.LaCode), months, received, schools.Owes,
            calendar.DueOf, day);

        var response = new SummariseReturnsResponse
        {
            Months = { months },
            Expected = states.Count,
            Received = states.Count(state => state.Received),
            Missing =
                { states.Where(state => !state.Received)
                    .Select(state => new AuthorityMonth { LaCode = state.LaCode, Month = state.Month }) },
            Restated =
                { states.Where(state => state.Restated)
                    .Select(state => new RestatedReturn { LaCode = state.LaCode, Month = state.Month, Versions = { state.Versions } }) },
        };
        foreach (var authority in states.Where(state => InTrial(state.Month)).GroupBy(state => state.LaCode))
        {
            if (Median.Of(authority.Select(state => state.DaysToExtract).OfType<int>()) is { } days)
                response.MedianDaysToExtract[authority.Key] = days;
        }
        await AddRowsAsync(response, db.RowsInForce(known), day, context.CancellationToken);
        if (Caller.Of(context).Role is not (Role.DataManager or Role.LaDataOfficer or Role.Local))
        {
            // Rows of single schools are for those who may list them.
            response.BlankRows.Clear();
            response.SchoolsZeroAllTrialMonths.Clear();
        }
        return response;
    }

    private bool InTrial(string month) => string.CompareOrdinal(month, trial.FirstOn.ToMonth()) >= 0;

    private async Task AddRowsAsync(SummariseReturnsResponse response, IQueryable<SchoolMonthRow> rows, DateOnly day,
        CancellationToken cancel)
    {
        var blank = await rows.Where(row => row.ContactsTotal == null)
            .OrderBy(row => row.LaCode).ThenBy(row => row.Month).ThenBy(row => row.Urn)
            .Select(row => new { row.LaCode, row.Month, row.Urn, row.Note }).ToListAsync(cancel);
        response.BlankRows.AddRange(blank.Select(row =>
            new BlankRow { LaCode = row.LaCode, Month = row.Month, Urn = row.Urn, Note = row.Note ?? "" }));
        response.TrueZeroRows = await rows.CountAsync(row => row.ContactsTotal == 0, cancel);

        var over = ReturnTiming.TrialMonthsOverBy(trial, day);
        var inTrial = rows.Where(row => over.Contains(row.Month));
        if (over.Count > 0)
        {
            response.SchoolsZeroAllTrialMonths.AddRange(await inTrial.Where(row => row.ContactsTotal == 0).GroupBy(row => row.Urn)
                .Where(school => school.Count() == over.Count).Select(school => school.Key).OrderBy(urn => urn).ToListAsync(cancel));
        }
        var adviceZero = await inTrial.GroupBy(row => new { row.LaCode, row.Month })
            .Where(month => month.Sum(row => row.ContactsAdviceOnly ?? 0) == 0 && month.Sum(row => row.ContactsTotal ?? 0) > 0)
            .Select(month => month.Key).OrderBy(key => key.LaCode).ThenBy(key => key.Month).ToListAsync(cancel);
        response.AdviceZeroMonths.AddRange(adviceZero.Select(key => new AuthorityMonth { LaCode = key.LaCode, Month = key.Month }));
    }
}
