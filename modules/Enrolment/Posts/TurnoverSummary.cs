using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Turnover per authority and over all that are in scope, for whoever asks and for the figures.</summary>
internal static class TurnoverSummary
{
    /// <param name="all">A context that sees all authorities.</param>
    /// <param name="scope">What the caller sees.</param>
    /// <param name="first">First day of the window.</param>
    /// <param name="last">Last day, included; a post is that of the authority that has the school on its last day up to this one.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<SummariseTurnoverResponse> SummariseAsync(EnrolmentDb all, Scope scope, DateOnly first, DateOnly last,
        CancellationToken cancel)
    {
        var authorities = (await all.Authorities.Select(row => row.LaCode).Distinct().OrderBy(code => code).ToListAsync(cancel))
            .FindAll(scope.Sees);
        var seen = await PostsByDay.LoadAsync(all, scope, cancel);
        var posts = seen.UpTo(last).FindAll(post => scope.Sees(post.LaCode));
        var vacant = (await VacantAsync(all, seen.Stored, seen.Moved, first, last, cancel))
            .FindAll(school => scope.Sees(school.LaCode));
        var vacancies = vacant.GroupBy(school => school.LaCode)
            .ToDictionary(schools => schools.Key, schools => schools.Sum(school => school.Days));

        var leads = posts.FindAll(post => post.Role == PostRole.Lead);
        return new SummariseTurnoverResponse
        {
            Leads = { PerAuthority(authorities, leads, vacancies, first, last) },
            LeadsAndDeputies = { PerAuthority(authorities, posts, vacancies, first, last) },
            LeadsOverall = PostTurnover.Measure("", leads, vacancies.Values.Sum(), first, last),
            LeadsAndDeputiesOverall = PostTurnover.Measure("", posts, vacancies.Values.Sum(), first, last),
            Window = new DateRange { FirstOn = first.ToDate(), LastOn = last.ToDate() },
        };
    }

    /// <summary>The same by arm, of the schools whose arms are released.</summary>
    public static async Task<SummariseTurnoverByArmResponse> ByArmAsync(EnrolmentDb db, DateOnly first, DateOnly last,
        CancellationToken cancel)
    {
        var arms = await db.Allocations.ToDictionaryAsync(row => row.Urn, row => row.Arm, cancel);
        var posts = await db.Posts.ToListAsync(cancel);
        var vacant = (await VacantAsync(db, posts, MovedSchools.None, first, last, cancel))
            .ToLookup(school => arms.GetValueOrDefault(school.Urn));
        var byArm = posts.ToLookup(post => arms.GetValueOrDefault(post.Urn));

        ArmTurnover Of(Arm arm) => new()
        {
            Arm = arm,
            Leads = PostTurnover.Measure("", [.. byArm[arm].Where(post => post.Role == PostRole.Lead)],
                vacant[arm].Sum(school => school.Days), first, last),
            LeadsAndDeputies = PostTurnover.Measure("", [.. byArm[arm]], vacant[arm].Sum(school => school.Days), first, last),
        };
        return new SummariseTurnoverByArmResponse
        {
            Arms = { Of(Arm.Intervention), Of(Arm.Control) },
            Window = new DateRange { FirstOn = first.ToDate(), LastOn = last.ToDate() },
        };
    }

    private sealed record Vacant(string LaCode, string Urn, long Days);

    private static IEnumerable<Turnover> PerAuthority(List<string> authorities, List<PostRow> posts, Dictionary<string, long> vacancies,
        DateOnly first, DateOnly last)
    {
        var byAuthority = posts.ToLookup(post => post.LaCode);
        return authorities.Select(code =>
            PostTurnover.Measure(code, [.. byAuthority[code]], vacancies.GetValueOrDefault(code), first, last));
    }

    /// <summary>Days without a lead of every listed school.</summary>
    private static async Task<List<Vacant>> VacantAsync(EnrolmentDb db, List<PostRow> posts, MovedSchools moved, DateOnly first,
        DateOnly last, CancellationToken cancel)
    {
        var listed = await db.ListedSchools.ToListAsync(cancel);
        var closings = await Closings.LoadAsync(db, cancel);
        var leads = posts.Where(post => post.Role == PostRole.Lead).ToLookup(post => post.Urn);
        return [.. listed.SelectMany(school =>
            moved.Parts(school.Urn, school.LaCode, first, closings.TryGetValue(school.Urn, out var closed) && closed < last ? closed : last)
                .Select(part => new Vacant(part.LaCode, school.Urn, Vacancy.Days(leads[school.Urn], part.First, part.Last))))];
    }
}
