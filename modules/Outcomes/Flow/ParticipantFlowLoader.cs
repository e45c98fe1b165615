using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Assembles the participant flow from what every module knows of a day.</summary>
internal sealed partial class ParticipantFlowLoader(Store<OutcomesDb> store, FromEnrolment enrolment, Trial trial, TimeProvider clock,
    [FromKeyedServices("outcomes")] DeliveryService.DeliveryServiceClient delivery)
{
    /// <summary>Of an establishment outside the trial's authorities: it was never looked at.</summary>
    private const string OutsideTheTrial = "authority";

    /// <summary>What was listed and randomised by a day.</summary>
    private sealed record Batches(IReadOnlyDictionary<int, DateOnly> RandomisedOn, IReadOnlyDictionary<string, int> Schools);

    private sealed record SchoolReturned(string Urn, int Months, long Contacts);

    /// <summary>Whose flow it is.</summary>
    public string TrialId => trial.Id;

    /// <summary>The flow on a day (null = by today), as far as the caller may know the arms.</summary>
    public async Task<ParticipantFlow> LoadAsync(Google.Type.Date? asOf, ServerCallContext context)
    {
        var day = asOf?.ToDateOnly() ?? clock.Today();
        var cancel = context.CancellationToken;
        var batches = await BatchesAsync(day, cancel);
        var arms = await NotDrawn.NullAsync(() => enrolment.ArmsAsync(cancel)) ?? [];
        var unmasked = await enrolment.UnmaskedAsync(cancel);
        var months = ReturnTiming.TrialMonthsOverBy(trial, day);
        await using var db = store.Read(context);

        var schools = await LookedAtAsync(asOf, batches, cancel);
        schools = schools.ConvertAll(school => batches.RandomisedOn.ContainsKey(batches.Schools.GetValueOrDefault(school.Urn))
            ? school with { Batch = batches.Schools[school.Urn], Arm = arms.GetValueOrDefault(school.Urn) }
            : school);
        schools = await WithEventsAsync(schools, asOf, day, cancel);
        schools = await WithReturnsAsync(db, schools, KnownOn.ByExtractDay(asOf is null ? null : day), months, cancel);

        var randomised = schools.Where(school => school.Batch > 0).ToDictionary(school => school.Urn);
        return new ParticipantFlow
        {
            Day = day,
            Blinded = !Caller.Of(context).MayKnowArms && !unmasked,
            Unmasked = unmasked,
            Schools = schools,
            Posts = await PostsInFlowAsync(randomised, batches.RandomisedOn, day, cancel),
            Answers = await AnswersInFlowAsync(db, randomised, day, cancel),
            MonthsOver = months.Count,
        };
    }

    /// <summary>Counts of the register of which the schools of a day are.</summary>
    public Task<SummariseRegisterResponse> RegisterCountsAsync(Google.Type.Date? asOf, CancellationToken cancel) =>
        enrolment.RegisterCountsAsync(RegisterDay(asOf), cancel);

    /// <summary>Eligibility is that of the register when the trial began: later extracts tell of conversions and closures.</summary>
    private DateOnly RegisterDay(Google.Type.Date? asOf) => asOf?.ToDateOnly() is { } day && day < trial.FirstOn ? day : trial.FirstOn;

    private async Task<Batches> BatchesAsync(DateOnly day, CancellationToken cancel)
    {
        var lists = await enrolment.ListsAsync(cancel);
        var randomisedOn = lists.Lists.Where(list => list.RandomisedOn?.ToDateOnly() <= day)
            .ToDictionary(list => list.Batch, list => list.RandomisedOn.ToDateOnly());
        var listed = lists.Lists.Where(list => randomisedOn.ContainsKey(list.Batch)
            || list.FrozenAt.ToDateTimeOffset().DayInEngland() <= day).Select(list => list.Batch).ToHashSet();
        return new Batches(randomisedOn,
            lists.Schools.Where(school => listed.Contains(school.Batch)).ToDictionary(school => school.Urn, school => school.Batch));
    }

    /// <summary>The establishments of the trial's authorities, and those on a list that the register of that day does not have.</summary>
    private async Task<List<SchoolInFlow>> LookedAtAsync(Google.Type.Date? asOf, Batches batches, CancellationToken cancel)
    {
        var registered = await enrolment.RegisteredSchoolsAsync(RegisterDay(asOf), cancel);
        var schools =
            registered.ConvertAll(school =>
                new SchoolInFlow { Urn = school.Urn, Against = Against(school), Listed = batches.Schools.ContainsKey(school.Urn) });
        schools.RemoveAll(school => school is { Against: OutsideTheTrial, Listed: false });
        schools.AddRange(batches.Schools.Keys.Except(schools.Select(school => school.Urn))
            .Select(urn => new SchoolInFlow { Urn = urn, Listed = true }));

        var optedOut =
            await OptedOutAsync([.. schools.Where(school => school is { Listed: false, Against: "" }).Select(school => school.Urn)], asOf,
                cancel);
        return schools.ConvertAll(school => school with { OptedOut = optedOut.Contains(school.Urn) });
    }

    /// <summary>The kind of reason that speaks against a school: its first word.</summary>
    private static string Against(School school) => school.IneligibleReason.Split(' ')[0] switch
    {
        "" => "",
        OutsideTheTrial => OutsideTheTrial,
        "status" or "phase" or "type" => school.IneligibleReason.Split(' ')[0],
        _ => "other",
    };

    private async Task<HashSet<string>> OptedOutAsync(List<string> urns, Google.Type.Date? asOf, CancellationToken cancel)
    {
        // No URNs would ask for the schools on the list.
        if (urns.Count == 0)
            return [];
        var schools = await enrolment.SchoolsAsync(urns, asOf, cancel);
        return [.. schools.Where(school => school.OptedOutOn is not null).Select(school => school.Urn)];
    }

    /// <summary>Adds sessions, withdrawals and corrections.</summary>
    private async Task<List<SchoolInFlow>> WithEventsAsync(List<SchoolInFlow> schools, Google.Type.Date? asOf, DateOnly day,
        CancellationToken cancel)
    {
        if (schools.TrueForAll(school => school.Batch == 0))
            return schools;
        var told = schools.Exists(school => school.Arm != Arm.Unspecified);
        var dose = told ? await delivery.SummariseDoseAsync(new() { AsOf = trial.AsOf(asOf, clock).ToDate() }, cancellationToken: cancel)
            : new SummariseDoseResponse();
        var received = dose.Schools.Where(school => school.Delivered > 0).Select(school => school.Urn).ToHashSet();
        var withdrawals = (await enrolment.WithdrawalsAsync(day, cancel)).OrderBy(row => row.WithdrawnOn.ToDateOnly())
            .ToLookup(row => row.Urn);
        var inError = await enrolment.RandomisedInErrorAsync(day, cancel);
        var closed = await ClosedAsync(day, cancel);
        return schools.ConvertAll(school => school.Batch == 0 ? school : school with
        {
            Received = received.Contains(school.Urn),
            RegisteredClosed = closed.Contains(school.Urn),
            Exposed = dose.ExposedControlUrns.Contains(school.Urn),
            DeliveryWithdrawn = withdrawals[school.Urn].FirstOrDefault(row => row.Scope == WithdrawalScope.Delivery)?.Reason,
            DataWithdrawn = withdrawals[school.Urn].FirstOrDefault(row => row.Scope == WithdrawalScope.Data)?.Reason,
            RandomisedInError = inError.Contains(school.Urn),
        });
    }

    /// <summary>Units of which nothing is open any more on a day.</summary>
    private async Task<HashSet<string>> ClosedAsync(DateOnly day, CancellationToken cancel) =>
        [.. (await enrolment.UnitsAsync("", day, cancel)).Where(unit => unit.State == UnitState.Closed).Select(unit => unit.ListedUrn)];

    /// <summary>Adds what was returned: in how many trial months there is a count, and how many contacts. The flow of a day goes by the
    /// extract day, as its other events go by the day on which they happened, and not by receipt.</summary>
    private static async Task<List<SchoolInFlow>> WithReturnsAsync(OutcomesDb db, List<SchoolInFlow> schools, KnownOn known,
        List<string> months, CancellationToken cancel)
    {
        var returned = await db.RowsInForce(known).Where(row => months.Contains(row.Month) && row.ContactsTotal != null)
            .GroupBy(row => row.Urn)
            .Select(school => new SchoolReturned(school.Key, school.Count(), school.Sum(row => (long)row.ContactsTotal!.Value)))
            .ToDictionaryAsync(school => school.Urn, cancel);
        return schools.ConvertAll(school => returned.TryGetValue(school.Urn, out var row)
            ? school with { Months = row.Months, Contacts = row.Contacts } : school);
    }
}
