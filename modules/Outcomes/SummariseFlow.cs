using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<SummariseFlowResponse> SummariseFlow(SummariseFlowRequest request, ServerCallContext context)
    {
        var day = request.AsOf?.ToDateOnly() ?? clock.Today();
        var cancel = context.CancellationToken;
        var arms = await ArmsAsync(cancel);
        // Eligibility is that of the register when the trial began: later extracts tell of conversions and closures.
        var register = await enrolment.SummariseRegisterAsync(new SummariseRegisterRequest { AsOf = trial.FirstOn.ToDate() }, cancellationToken: cancel);
        var dose = await delivery.SummariseDoseAsync(new SummariseDoseRequest { AsOf = trial.AsOf(request.AsOf, clock).ToDate() }, cancellationToken: cancel);
        var withdrawals = await WithdrawalsAsync(day);

        await using var db = store.Read(context);
        var months = TrialMonthsOverBy(day);
        var returned = await ReturnedAsync(db, request.AsOf is null ? DateOnly.MaxValue : day, months, cancel);

        return new SummariseFlowResponse
        {
            Registered = register.Rows,
            RegisteredInAuthorities = register.RowsInAuthorities,
            Eligible = register.Eligible,
            OptedOut = register.OptedOut,
            Randomised = Count(arms, arms.Keys),
            ReceivedAtLeastOneSession = Count(arms, dose.Schools.Where(school => school.Delivered > 0).Select(school => school.Urn)),
            ControlExposed = dose.ExposedControlUrns.Count,
            OutcomeReturnedAnyTrialMonth = Count(arms, returned.Select(school => school.Urn)),
            OutcomeReturnedAllTrialMonths = Count(arms, returned.Where(school => school.Months == months.Count).Select(school => school.Urn)),
            InProportionAnalysis = Count(arms, returned.Where(school => school.Contacts > 0).Select(school => school.Urn)),
            WithdrawnDelivery = Count(arms, withdrawals.Where(row => row.Scope == WithdrawalScope.Delivery).Select(row => row.Urn)),
            WithdrawnData = Count(arms, withdrawals.Where(row => row.Scope == WithdrawalScope.Data).Select(row => row.Urn)),
        };
    }

    private sealed record SchoolReturned(string Urn, int Months, long Contacts);

    /// <summary>Schools with a count in a trial month, in how many, and how many contacts.</summary>
    private static Task<List<SchoolReturned>> ReturnedAsync(OutcomesDb db, DateOnly knownOn, List<string> months, CancellationToken cancel) =>
        db.RowsInForce(knownOn).Where(row => months.Contains(row.Month) && row.ContactsTotal != null)
            .GroupBy(row => row.Urn)
            .Select(school => new SchoolReturned(school.Key, school.Count(), school.Sum(row => (long)row.ContactsTotal!.Value)))
            .ToListAsync(cancel);

    private async Task<Dictionary<string, Arm>> ArmsAsync(CancellationToken cancel)
    {
        var arms = new Dictionary<string, Arm>(StringComparer.Ordinal);
        var request = new ListAllocationsRequest { PageSize = 10_000 };
        do
        {
            var page = await allocation.ListAllocationsAsync(request, cancellationToken: cancel);
            foreach (var school in page.Allocations)
                arms[school.Urn] = school.Arm;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return arms;
    }

    private static ArmFlow Count(Dictionary<string, Arm> arms, IEnumerable<string> urns)
    {
        var byArm = urns.Distinct().Select(urn => arms.GetValueOrDefault(urn)).ToLookup(arm => arm);
        return new ArmFlow { Intervention = byArm[Arm.Intervention].Count(), Control = byArm[Arm.Control].Count() };
    }
}
