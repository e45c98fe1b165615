using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.Model;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    /// <summary>The day on which an authority must be valid: the one asked for, or today, not after the trial's end.</summary>
    private DateOnly TrialDay(DateOnly? day) => trial.AsOf(day.ToDate(), clock);

    /// <summary>Adds to entries of the register what the trial knows of these schools.</summary>
    private async Task<IReadOnlyList<School>> DescribeAsync(EnrolmentDb db, List<RegisterEntryRow> rows, DateOnly? day, CancellationToken cancel)
    {
        var urns = rows.ConvertAll(row => row.Urn);
        var authorities = await db.AuthoritiesOnAsync(TrialDay(day), cancel);
        var listed = await db.ListedSchools.Where(row => EF.Parameter(urns).Contains(row.Urn)).Select(row => row.Urn).ToHashSetAsync(cancel);
        var optOuts = await db.OptOuts(day).Where(row => EF.Parameter(urns).Contains(row.Urn)).ToListAsync(cancel);
        var optedOut = optOuts.ToLookup(row => row.Urn, row => row.SignedOn);
        return rows.ConvertAll(row =>
        {
            var school = Describe(row, authorities.Contains(row.LaCode));
            school.Listed = listed.Contains(row.Urn);
            school.OptedOutOn = optedOut[row.Urn].Select(signed => (DateOnly?)signed).Min().ToDate();
            return school;
        });
    }

    private static School Describe(RegisterEntryRow row, bool inTrial)
    {
        var against = Eligibility.ReasonAgainst(row.StatusName, row.PhaseName, row.TypeName, inTrial);
        var school = new School
        {
            Urn = row.Urn,
            LaCode = row.LaCode,
            Laestab = row.Laestab,
            Name = row.Name,
            TypeName = row.TypeName,
            PhaseName = row.PhaseName,
            StatusName = row.StatusName,
            OpenedOn = row.OpenedOn.ToDate(),
            ClosedOn = row.ClosedOn.ToDate(),
            ExtractOn = row.ExtractOn.ToDate(),
            Eligible = against is null,
            IneligibleReason = against ?? "",
            EligibilityRule = Eligibility.Rule,
        };
        if (row.Pupils is { } pupils)
            school.Pupils = pupils;
        return school;
    }
}
