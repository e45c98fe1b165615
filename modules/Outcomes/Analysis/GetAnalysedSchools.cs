using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<GetAnalysedSchoolsResponse> GetAnalysedSchools(GetAnalysedSchoolsRequest request, ServerCallContext context)
    {
        var unmasking = await enrolment.UnmaskingAsync(context.CancellationToken);
        if (unmasking.State != UnmaskingState.Confirmed)
            throw Faults.NotUnmasked();

        await using var db = store.Read(context);
        var run = await db.AnalysisRuns.AsNoTracking().Where(row => row.State == RunState.Done && !row.Rehearsal)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(context.CancellationToken)
            ?? throw Faults.NotFound("run of the analysis", "with true arms that has ended");
        var locked = await db.Locks.AsNoTracking().SingleAsync(row => row.Number == run.LockNumber, context.CancellationToken);
        var parts = await LockedParts.LoadAsync(db, run.LockNumber, context.CancellationToken);
        var data = LockedParts.AreWhole(parts, locked.Text) ? AnalysisDataset.Of(new AnalysedRows(parts), trial) : null;
        if (data is null || DatasetText.Sha256(data) != run.DatasetSha256)
            throw Faults.Precondition(Reasons.DataNotLocked, $"analysisRuns/{run.Number}",
                $"The rows of lock {run.LockNumber} do not give the dataset of run {run.Number} any more: answers were erased, or another "
                    + "version of the program made it. Lock the data and estimate the effects again.");

        var told = run.ToMessage();
        told.Marks.Clear();
        told.Marks.AddRange(await ChangedAfterUnmasking.MarksAsync(db, unmasking, context.CancellationToken));
        return new GetAnalysedSchoolsResponse { Run = told, Schools = { data.Ordered.Select(Analysed) } };
    }

    private static AnalysedSchool Analysed(TrialSchool school)
    {
        var told = new AnalysedSchool
        {
            Urn = school.Id,
            LaCode = school.Authority,
            Stratum = school.Stratum,
            Supervised = school.Arm == 1,
            BaselineContacts = school.BaselineContacts,
        };
        if (school is { Contacts: { } contacts, Nfa: { } nfa })
            (told.Contacts, told.Nfa) = (contacts, nfa);
        if (Whole(school, "referrals") is { } referrals)
            told.Referrals = referrals;
        if (Whole(school, "section_47") is { } enquiries)
            told.Section47 = enquiries;
        return told;
    }

    /// <summary>A count that is known in every month in which contacts were reported.</summary>
    private static double? Whole(TrialSchool school, string outcome) =>
        school.OtherCounts.GetValueOrDefault(outcome) is { } count && count.Months == school.MonthsReported ? count.Trial : null;
}
