using Programme.Delivery;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Tests;

public sealed class DoseTests
{
    private static readonly DateOnly Day = new(2022, 3, 1);
    private static readonly HeldSession Held = new("S1", "1", Day, 60);

    [Fact]
    public void Only_a_post_held_on_the_day_of_the_session_makes_a_person_the_schools_own()
    {
        PostHeld[] posts = [new("left the day before", "1", new(2020, 1, 1), Day.AddDays(-1)),
            new("starts the day after", "1", Day.AddDays(1), null)];
        PostHeld[] onTheDay = [new("last day", "1", new(2020, 1, 1), Day)];

        var none = DoseOf([Held], posts.Select(post => new Presence("S1", post.LeadRef)), posts);
        var one = DoseOf([Held], onTheDay.Select(post => new Presence("S1", post.LeadRef)), onTheDay);

        Assert.Equal(0, none.Of(School("1"), Compliance.Usual(1), Day).AttendedByOwnLead);
        Assert.Equal(1, one.Of(School("1"), Compliance.Usual(1), Day).AttendedByOwnLead);
    }

    [Fact]
    public void A_control_school_is_exposed_when_its_own_lead_was_at_a_session_of_another_school()
    {
        PostHeld[] posts = [new("covers two", "1", new(2020, 1, 1), null), new("covers two", "2", Day, null),
            new("moves later", "3", Day.AddDays(1), null)];
        Presence[] present = [new("S1", "covers two"), new("S1", "moves later"), new("not held", "covers two")];

        var dose = DoseOf([Held], present, posts);

        Assert.Equal(["2"], dose.Exposed(new HashSet<string> { "2", "3" }));
    }

    [Fact]
    public void A_school_is_compliant_from_the_threshold_on_and_a_session_without_minutes_counts()
    {
        var dose = DoseOf([Held, Held with { SessionRef = "S2", Minutes = null }], [], []);

        var two = dose.Of(School("1"), Compliance.Usual(2), Day);

        Assert.Equal((2, 60, true), (two.Delivered, two.Minutes, two.Compliant));
        Assert.False(dose.Of(School("1"), Compliance.Usual(3), Day).Compliant);
        Assert.Equal(0, dose.Of(School("2"), Compliance.Usual(1), Day).Delivered);
    }

    [Fact]
    public void What_a_school_missed_was_offered_and_a_person_has_the_dose_of_its_time_in_post()
    {
        PostHeld[] posts = [new("from March", "1", Day, null), new("until February", "1", new(2020, 1, 1), Day.AddDays(-1))];
        SchoolDay[] due = [new("1", Day.AddDays(-28)), new("1", Day), new("1", Day.AddDays(28))];
        var dose =
            new Dose(new DoseFacts([Held], [new Presence("S1", "from March")], posts,
                [new SchoolDay("1", Day.AddDays(-28)), new SchoolDay("2", Day)], due));

        var school = dose.Of(School("1"), Compliance.Usual(), Day);

        Assert.Equal((3, 2, 1, 1), (school.Due, school.Offered, school.Delivered, school.AttendedByOwnLead));
        Assert.Equal(["from March 2 1 1 1 60", "until February 1 1 0 0 0"], dose.LeadsOf(School("1"))
            .Select(lead => $"{lead.LeadRef} {lead.Due} {lead.Offered} {lead.Delivered} {lead.Attended} {lead.Minutes}"));
    }

    [Fact]
    public void A_rule_counts_to_its_own_day_and_a_share_needs_something_due()
    {
        SchoolDay[] due = [new("1", Day.AddDays(-1)), new("1", Day), new("1", Day.AddDays(1)), new("1", Day.AddDays(2))];
        var dose = new Dose(new DoseFacts([Held], [], [], [], due));
        Compliance Share(int percent, DateOnly? by = null, ComplianceMeasure measure = ComplianceMeasure.Delivered) =>
            new(2, measure, 0, percent, by);
        bool IsMet(string urn, Compliance rule) => dose.Of(School(urn), rule, Day.AddDays(9)).Compliant;

        Assert.True(IsMet("1", Share(25)));
        Assert.False(IsMet("1", Share(26)));
        Assert.True(IsMet("1", Share(50, Day)));
        Assert.False(IsMet("1", Share(1, Day.AddDays(-1))));
        Assert.False(IsMet("1", Share(1, measure: ComplianceMeasure.Attended)));
        Assert.False(IsMet("2", Share(1)));
        Assert.Equal("DOSE-2(attended >= 75% of due by 2022-03-01)", Share(75, Day, ComplianceMeasure.Attended).Name);
        Assert.Equal("DOSE-3(delivered >= 6)", new Compliance(3, ComplianceMeasure.Delivered, 6, 0, null).Name);
    }

    private static Dose DoseOf(IReadOnlyCollection<HeldSession> held, IEnumerable<Presence> presences,
        IReadOnlyCollection<PostHeld> posts) =>
        new(new DoseFacts(held, [.. presences], posts, [], []));

    private static Allocation School(string urn) => new() { Urn = urn, LaCode = "350", Arm = Arm.Intervention };
}
