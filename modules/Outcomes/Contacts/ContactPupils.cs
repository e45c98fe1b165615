using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>The denominator of contacts per 1,000 pupils.</summary>
internal static class ContactPupils
{
    /// <summary>Pupils on roll, as the register had them when the trial began, in the listed schools of an authority that
    /// returned the month; over all authorities (<see cref="Figure.Programme"/>), of those that returned it.</summary>
    public static async Task<Dictionary<(string LaCode, string Month), long>> OfAsync(FromEnrolment enrolment, Trial trial,
        IReadOnlyList<ContactFigure> figures, CancellationToken cancel) =>
        Of(await enrolment.SchoolsAsync([], trial.FirstOn.ToDate(), cancel), figures);

    /// <summary>The same of schools as the register had them when the trial began.</summary>
    public static Dictionary<(string LaCode, string Month), long> Of(IReadOnlyList<School> schools,
        IReadOnlyList<ContactFigure> figures)
    {
        var returned = figures.Where(figure => figure is { Month.Length: > 0, LaCode: not Figure.Programme }
                && figure.Schools >= FigurePolicies.Contacts.LeastContributors)
            .ToLookup(figure => figure.Month, figure => figure.LaCode);
        return returned.SelectMany(month => OfMonth(month.Key, [.. month], OnRoll(schools, month.Key)))
            .ToDictionary(item => item.Key, item => item.Pupils);
    }

    private static IEnumerable<((string, string) Key, long Pupils)> OfMonth(string month, List<string> codes,
        ILookup<string, long> onRoll) =>
        codes.Select(code => (Key: (code, month), Pupils: onRoll[code].Sum()))
            .Append((Key: (Figure.Programme, month), Pupils: codes.Sum(code => onRoll[code].Sum())));

    /// <summary>Pupils of each school, under the authority that has it in a month.</summary>
    private static ILookup<string, long> OnRoll(IReadOnlyList<School> schools, string month)
    {
        var first = Dates.TryParseMonth(month, out var day) ? day : DateOnly.MinValue;
        return schools.ToLookup(school => school.Authorities.On(school.LaCode, first) ?? "",
            school => (long)(school.HasPupils ? school.Pupils : 0));
    }
}
