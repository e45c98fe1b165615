using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    /// <summary>The day on which an authority must be valid: the one asked for, or today, not after the trial's end.</summary>
    private DateOnly TrialDay(DateOnly? day) => trial.AsOf(day.ToDate(), clock);

    private static School Describe(KnownSchool known)
    {
        var school = Describe(known.Entry, known.InTrial);
        school.Listed = known.Listed;
        school.OptedOutOn = known.OptedOutOn.ToDate();
        return school;
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
            ClosedReason = row.ClosedReason ?? "",
            Eligible = against is null,
            IneligibleReason = against ?? "",
            EligibilityRule = Eligibility.Rule,
        };
        if (row.Pupils is { } pupils)
            school.Pupils = pupils;
        if (row.FsmPercent is { } percent)
            school.FsmPercent = percent;
        return school;
    }
}
