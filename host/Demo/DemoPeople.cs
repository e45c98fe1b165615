namespace Programme.Host;

/// <summary>A person's time in a post.</summary>
/// <param name="LeadRef">Pseudonym.</param>
/// <param name="School">School.</param>
/// <param name="Role">lead or deputy.</param>
/// <param name="StartedOn">First day.</param>
/// <param name="EndedOn">Last day; null = in post.</param>
/// <param name="Reason">Why it ended.</param>
internal sealed record DemoPost(string LeadRef, DemoSchool School, string Role, DateOnly StartedOn, DateOnly? EndedOn, string Reason)
{
    public bool IsHeldOn(DateOnly day) => StartedOn <= day && (EndedOn is null || EndedOn >= day);
}

/// <summary>designated-leads.csv: leads and deputies, who leave and are replaced.</summary>
internal sealed class DemoPeople(DemoSettings settings, DemoDice dice)
{
    private static readonly (string Reason, double Weight)[] Reasons =
        [("left_school", 50), ("changed_role", 25), ("maternity", 10), ("retired", 10), ("unknown", 5)];

    private readonly List<DemoPost> posts = [];
    private int people;

    public IReadOnlyList<DemoPost> Make(IEnumerable<DemoSchool> schools)
    {
        foreach (var school in schools)
        {
            if (dice.Chance(0.03))
                Fill(school, "lead", settings.FirstOn.AddDays(dice.Between(5, 40)));
            else
                Fill(school, "lead", settings.FirstOn.AddDays(-dice.Between(10, 2_500)));
            for (var deputies = dice.Pick((0, 15.0), (1, 50.0), (2, 30.0), (3, 5.0)); deputies > 0; deputies--)
                Fill(school, "deputy", settings.FirstOn.AddDays(-dice.Between(10, 1_500)));
        }
        return posts;
    }

    /// <summary>Counts as the simulator knows them.</summary>
    public static void Count(DemoSettings settings, IEnumerable<DemoPost> posts, DemoTally known)
    {
        foreach (var post in posts)
        {
            var groups = post.Role == "lead" ? new[] { "leads", "leads and deputies" } : ["leads and deputies"];
            foreach (var group in groups)
            {
                known[$"{group} in post at the start", post.School.LaCode] += post.IsHeldOn(settings.FirstOn) ? 1 : 0;
                known[$"{group} who left", post.School.LaCode] += post.EndedOn >= settings.FirstOn ? 1 : 0;
            }
        }
    }

    /// <summary>designated-leads.csv.</summary>
    /// <param name="posts">The posts.</param>
    /// <param name="before">What happened from this day on is left out (it comes one by one); null = nothing is.</param>
    public static DemoList ListOf(IEnumerable<DemoPost> posts, DateOnly? before)
    {
        var csv = new DemoCsv("lead_ref,urn,role,started_on,ended_on,leaving_reason");
        foreach (var post in posts.Where(post => before is null || post.StartedOn < before))
        {
            var ended = before is null || post.EndedOn < before;
            csv.Add(post.LeadRef, post.School.Urn, post.Role, post.StartedOn, ended ? post.EndedOn : null, ended ? post.Reason : "");
        }
        return csv.As("designated-leads.csv");
    }

    /// <summary>Somebody takes up a post; whoever leaves is replaced after a while, sometimes by a deputy.</summary>
    private void Fill(DemoSchool school, string role, DateOnly from)
    {
        while (from <= settings.Until)
        {
            var days = settings.LastOn.DayNumber - settings.FirstOn.DayNumber;
            var leaves = dice.Chance(role == "lead" ? 0.15 : 0.19);
            var last = settings.FirstOn.AddDays(dice.Between(0, days));
            DateOnly? ended = leaves && last <= settings.Until && last >= from ? last : null;
            posts.Add(new DemoPost($"D{++people:0000}", school, role, from, ended, ended is null ? "" : dice.Pick(Reasons)));
            if (ended is not { } day)
                return;
            from = day.AddDays(dice.Chance(0.4) ? 1 : dice.Between(2, 60));
        }
    }
}
