using CsCheck;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Tests;

public sealed class PostTurnoverTests
{
    private static readonly DateOnly First = new(2021, 9, 1);
    private static readonly DateOnly Last = new(2022, 7, 31);

    [Fact]
    public void A_post_that_ends_on_the_first_or_on_the_last_day_ends_in_the_window()
    {
        var turnover = PostTurnover.Measure("350",
            [Post("2015-01-01", "2021-08-31"), Post("2015-01-01", "2021-09-01"), Post("2022-07-31", "2022-07-31"),
                Post("2022-08-01", null)], 0, First, Last);

        Assert.Equal((1, 2, 1, 2L, 1),
            (turnover.Headcount, turnover.Leavers, turnover.LeaversInPostAtStart, turnover.DaysInPost, turnover.InPost));
        Assert.Equal(2, turnover.LeaversByReason["retired"]);
        Assert.Equal(0, turnover.LeaversByReason["left_school"]);
    }

    [Fact]
    public void Without_anybody_in_post_there_is_no_rate_and_not_a_rate_of_nought()
    {
        var turnover = PostTurnover.Measure("350", [], 334, First, Last);

        Assert.False(turnover.HasLeaversPer100PersonYears || turnover.HasRateLower || turnover.HasRateUpper);
    }

    [Fact]
    public void Without_leavers_the_rate_is_nought_and_its_upper_bound_is_not()
    {
        var turnover = PostTurnover.Measure("350", [Post("2021-09-01", null)], 0, First, Last);

        Assert.Equal((0d, 0d), (turnover.LeaversPer100PersonYears, turnover.RateLower));
        Assert.Equal(100 * 3.688879454113936 / (334 / 365.25), turnover.RateUpper, 9);
    }

    [Fact]
    public void Before_the_trial_begins_no_day_counts() =>
        Assert.Equal(0,
            PostTurnover.Measure("350", [Post("2015-01-01", null), Post("2015-01-01", "2021-06-30")], 0, First,
                First.AddDays(-60)).DaysInPost);

    [Fact]
    public void Vacant_days_are_the_days_of_the_window_that_no_post_covers() =>
        Gen.Select(Gen.Int[-30, 400], Gen.Int[1, 200], Gen.Bool).Array[0, 6].Sample(spells =>
        {
            var posts =
                spells.Select(spell => Post(First.AddDays(spell.Item1), spell.Item3 ? null : First.AddDays(spell.Item1 + spell.Item2)))
                .ToList();
            var days = Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);
            var expected = days.Count(day => !posts.Exists(post => post.StartedOn <= day && (post.EndsBefore is not { } end || day < end)));
            return Vacancy.Days(posts, First, Last) == expected;
        });

    [Fact]
    public void A_spell_split_in_two_has_the_same_time_in_post() =>
        Gen.Select(Spells, Gen.Int[0, 5], Gen.Int[1, 199]).Sample((posts, at, days) =>
        {
            var split = posts.SelectMany((post, index) => index == at && post.StartedOn.AddDays(days) is var day
                && (post.EndsBefore is not { } end || day < end)
                ? [post with { EndsBefore = day, LeavingReason = LeavingReason.Unknown }, post with { StartedOn = day }]
                : new[] { post }).ToList();
            return PostTurnover.Measure("350", split, 0, First, Last).DaysInPost == PostTurnover.Measure("350", posts, 0, First,
                Last).DaysInPost
                && Vacancy.Days(split, First, Last) == Vacancy.Days(posts, First, Last);
        });

    [Fact]
    public void The_order_of_posts_does_not_matter() =>
        Gen.Select(Spells, Gen.Int[0, 10_000]).Sample((posts, seed) =>
        {
            var shuffled = posts.ToArray();
            new Random(seed).Shuffle(shuffled);
            return PostTurnover.Measure("350", shuffled, 0, First, Last).Equals(PostTurnover.Measure("350", posts, 0, First, Last))
                && Vacancy.Days(shuffled, First, Last) == Vacancy.Days(posts, First, Last)
                && VacantSpells.List("350001", "350", shuffled, First, Last)
                .SequenceEqual(VacantSpells.List("350001", "350", posts, First, Last));
        });

    [Fact]
    public void Two_adjoining_windows_add_up() =>
        Gen.Select(Spells, Gen.Int[0, 332]).Sample((posts, days) =>
        {
            var middle = First.AddDays(days);
            var (whole, one, two) = (Of(posts, First, Last), Of(posts, First, middle), Of(posts, middle.AddDays(1), Last));
            return whole == (one.Days + two.Days, one.Leavers + two.Leavers, one.Vacant + two.Vacant);
        });

    [Fact]
    public void Spells_without_cover_are_the_vacant_days_and_lie_in_order_without_overlap() =>
        Gen.Select(Spells, Gen.Bool.Array[6]).Sample((posts, covers) =>
        {
            var mixed = posts.Select((post, index) => covers[index] ? post with { CoversPostId = "P0" } : post).ToList();
            var spells = VacantSpells.List("350001", "350", mixed, First, Last).ToList();
            return spells.Where(spell => spell.CoverPostId.Length == 0).Sum(spell => spell.Days) == Vacancy.Days(mixed, First, Last)
                && spells.Zip(spells.Skip(1)).All(pair => pair.First.LastOn.ToDateOnly() < pair.Second.FirstOn.ToDateOnly());
        });

    /// <summary>Up to six posts of one school around the window, each with an id of its own.</summary>
    private static Gen<List<PostRow>> Spells => Gen.Select(Gen.Int[-30, 400], Gen.Int[1, 200], Gen.Bool).Array[0, 6].Select(spells => spells
        .Select((spell, index) => Post(First.AddDays(spell.Item1),
            spell.Item3 ? null : First.AddDays(spell.Item1 + spell.Item2)) with
        { PostId = $"P{index + 1}", LeadRef = $"L{index}" })
                .ToList());

    private static (long Days, int Leavers, long Vacant) Of(List<PostRow> posts, DateOnly first, DateOnly last)
    {
        var turnover = PostTurnover.Measure("350", posts, Vacancy.Days(posts, first, last), first, last);
        return (turnover.DaysInPost, turnover.Leavers, turnover.VacancyDays);
    }

    private static PostRow Post(string started, string? ended) =>
        Post(DateOnly.Parse(started), ended is null ? null : DateOnly.Parse(ended).AddDays(1));

    private static PostRow Post(DateOnly started, DateOnly? endsBefore) => new()
    {
        PostId = "",
        LeadRef = "L1",
        Urn = "350001",
        LaCode = "350",
        Role = PostRole.Lead,
        StartedOn = started,
        EndsBefore = endsBefore,
        LeavingReason = endsBefore is null ? LeavingReason.Unspecified : LeavingReason.Retired,
        Version = 1,
    };
}
