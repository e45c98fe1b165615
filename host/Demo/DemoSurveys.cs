namespace Programme.Host;

/// <summary>surveys.csv and feedback.csv: what leads and supervisors answered.</summary>
internal static class DemoSurveys
{
    private const int Items = 19;

    private static readonly string[] Themes = ["case_complexity", "group_dynamics", "la_communication", "none", "reassurance", "thresholds",
        "time_pressure", "wellbeing"];

    /// <summary>Burnout inventory, at the beginning and towards the end of the year.</summary>
    public static DemoList ListOf(DemoSettings settings, IReadOnlyList<DemoPost> posts, DemoDice dice)
    {
        var header =
            string.Join(',', Enumerable.Range(1, 6).Select(at => $"cbi_p{at}").Concat(Enumerable.Range(1, 7).Select(at => $"cbi_w{at}"))
                .Concat(Enumerable.Range(1, 6).Select(at => $"cbi_c{at}")));
        var csv = new DemoCsv($"wave,lead_ref,urn,completed_on,{header},intention_to_leave");
        foreach (var (wave, from, share) in new[] { ("baseline", settings.FirstOn.AddDays(5), 0.75),
            ("followup", settings.LastOn.AddDays(-60), 0.6) })
        {
            foreach (var post in posts.Where(_ => dice.Chance(share)))
            {
                var day = from.AddDays(dice.Between(0, 28));
                var strain = dice.Unit();
                var answers = Enumerable.Range(0, Items).Select(item => (object?)Answer(item, strain, dice)).ToArray();
                object? leaves = dice.Between(1, 5);
                if (post.IsHeldOn(day) && day <= settings.Until)
                    csv.Add([wave, post.LeadRef, post.School.Urn, day, .. answers, leaves]);
            }
        }
        return csv.As("surveys.csv");
    }

    /// <summary>Six ratings and a theme, at the middle and at the end.</summary>
    public static DemoList FeedbackOf(DemoSettings settings, IReadOnlyList<DemoPost> treated, IReadOnlyList<DemoSupervisor> supervisors,
        DemoDice dice)
    {
        var csv = new DemoCsv("respondent_kind,lead_ref,supervisor_ref,wave,q1,q2,q3,q4,q5,q6,theme_code");
        foreach (var (wave, on) in new[] { ("midpoint", settings.FirstOn.AddDays(165)), ("endpoint", settings.LastOn.AddDays(-30)) })
        {
            if (on > settings.Until)
                break;
            foreach (var post in treated.Where(post => post.IsHeldOn(on) && dice.Chance(0.45)))
                csv.Add(["dsl", post.LeadRef, "", wave, .. Ratings(dice), dice.Pick(Themes)]);
            foreach (var supervisor in supervisors.Where(one => one.IsThereOn(on) && dice.Chance(0.8)))
                csv.Add(["supervisor", "", supervisor.Ref, wave, .. Ratings(dice), dice.Pick(Themes)]);
        }
        return csv.As("feedback.csv");
    }

    private static object?[] Ratings(DemoDice dice) =>
        [.. Enumerable.Range(0, 6).Select(_ => (object?)dice.Pick((3, 2.0), (4, 4.0), (5, 3.0), (2, 0.5)))];

    /// <summary>0 to 100 in steps of 25; now and then left out. The fourth item on work is asked the other way round.</summary>
    private static int? Answer(int item, double strain, DemoDice dice)
    {
        var level = Math.Clamp((int)Math.Round((strain * 4) + dice.Between(-1, 1), MidpointRounding.AwayFromZero), 0, 4);
        var answer = 25 * (item == 9 ? 4 - level : level);
        return dice.Chance(0.02) ? null : answer;
    }
}
