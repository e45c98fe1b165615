using Programme.Enrolment.V1;
using Programme.Statistics;

namespace Programme.Enrolment;

/// <summary>Turnover of posts in a window of days. The unit is the post: a person with two posts counts twice, overlapping
/// posts are not merged.</summary>
internal static class PostTurnover
{
    private const double DaysOfYear = 365.25;

    /// <summary>Counts a group of posts.</summary>
    /// <param name="laCode">Authority; empty = all.</param>
    /// <param name="posts">The posts of the group, whenever they were held.</param>
    /// <param name="vacancyDays">School-days without a lead in the window, see <see cref="Vacancy"/>.</param>
    /// <param name="first">First day of the window.</param>
    /// <param name="last">Last day of the window, included.</param>
    public static Turnover Measure(string laCode, IReadOnlyCollection<PostRow> posts, long vacancyDays, DateOnly first, DateOnly last)
    {
        var held = posts.Where(post => HeldOn(post, first)).ToList();
        var left = posts.Where(post => LeftIn(post, first, last)).ToList();
        var turnover = new Turnover
        {
            LaCode = laCode,
            Headcount = held.Count,
            HeadcountPeople = held.DistinctBy(post => post.LeadRef).Count(),
            Leavers = left.Count,
            LeaversInPostAtStart = left.Count(post => HeldOn(post, first)),
            DaysInPost = posts.Sum(post => DaysIn(post, first, last)),
            VacancyDays = vacancyDays,
            InPost = posts.Count(post => HeldOn(post, last)),
        };
        foreach (var reason in Enum.GetValues<LeavingReason>().Where(reason => reason != LeavingReason.Unspecified))
            turnover.LeaversByReason[NameOf(reason)] = left.Count(post => post.LeavingReason == reason);
        return WithRate(turnover);
    }

    /// <summary>A reason as it is written in files and labels, for example left_school.</summary>
    public static string NameOf(LeavingReason reason) => string.Concat(reason.ToString().Select((letter, at) =>
        at > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>Leavers per 100 person-years with the exact Poisson 95% interval; none without person-years.</summary>
    private static Turnover WithRate(Turnover turnover)
    {
        turnover.PersonYears = turnover.DaysInPost / DaysOfYear;
        if (turnover.DaysInPost == 0)
            return turnover;
        var rate = PoissonExact.Rate(turnover.Leavers, turnover.PersonYears / 100);
        (turnover.LeaversPer100PersonYears, turnover.RateLower, turnover.RateUpper) = (rate.Rate, rate.Lower, rate.Upper);
        return turnover;
    }

    private static bool HeldOn(PostRow post, DateOnly day) => post.StartedOn <= day && (post.EndsBefore is not { } end || end > day);

    /// <summary>Whether the last day in post is in the window.</summary>
    private static bool LeftIn(PostRow post, DateOnly first, DateOnly last) =>
        post.EndsBefore is { } end && end > first && end.AddDays(-1) <= last;

    private static long DaysIn(PostRow post, DateOnly first, DateOnly last)
    {
        var from = post.StartedOn > first ? post.StartedOn : first;
        var before = post.EndsBefore is { } end && end <= last ? end : last.AddDays(1);
        return Math.Max(0, before.DayNumber - from.DayNumber);
    }
}
