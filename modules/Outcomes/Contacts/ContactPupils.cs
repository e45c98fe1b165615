using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>The denominator of contacts per 1,000 pupils.</summary>
internal static class ContactPupils
{
    /// <summary>Pupils on roll, as the register had them when the trial began, in the listed schools of an authority that
    /// returned the month; over all authorities (<see cref="Figure.Programme"/>), of those that returned it.</summary>
    public static async Task<Dictionary<(string LaCode, string Month), long>> OfAsync(FromEnrolment enrolment, Trial trial,
        IReadOnlyList<Tally> tallies, CancellationToken cancel)
    {
        var schools = await enrolment.SchoolsAsync([], trial.FirstOn.ToDate(), cancel);
        var onRoll = schools.ToLookup(school => school.LaCode, school => (long)(school.HasPupils ? school.Pupils : 0));
        var returned = tallies.Where(tally => tally.Schools >= FigurePolicies.Contacts.LeastContributors)
            .ToLookup(tally => tally.Month, tally => tally.LaCode);
        return returned
            .SelectMany(month => month.Select(code => (Key: (code, month.Key), Pupils: onRoll[code].Sum()))
                .Append((Key: (Figure.Programme, month.Key), Pupils: month.Sum(code => onRoll[code].Sum()))))
            .ToDictionary(item => item.Key, item => item.Pupils);
    }
}
