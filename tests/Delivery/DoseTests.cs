using Programme.Delivery.Model;
using Programme.Enrolment.V1;

namespace Programme.Tests;

public sealed class DoseTests
{
    private static readonly DateOnly Day = new(2022, 3, 1);
    private static readonly HeldSession Held = new("S1", "1", Day, 60);

    [Fact]
    public void Only_a_post_held_on_the_day_of_the_session_makes_a_person_the_schools_own()
    {
        PostHeld[] posts = [new("left the day before", "1", new(2020, 1, 1), Day.AddDays(-1)), new("starts the day after", "1", Day.AddDays(1), null)];
        PostHeld[] onTheDay = [new("last day", "1", new(2020, 1, 1), Day)];

        var none = new Dose([Held], posts.Select(post => new Presence("S1", post.LeadRef)), posts);
        var one = new Dose([Held], onTheDay.Select(post => new Presence("S1", post.LeadRef)), onTheDay);

        Assert.Equal(0, none.Of(School("1"), 1).AttendedByOwnLead);
        Assert.Equal(1, one.Of(School("1"), 1).AttendedByOwnLead);
    }

    [Fact]
    public void A_control_school_is_exposed_when_its_own_lead_was_at_a_session_of_another_school()
    {
        PostHeld[] posts = [new("covers two", "1", new(2020, 1, 1), null), new("covers two", "2", Day, null), new("moves later", "3", Day.AddDays(1), null)];
        Presence[] present = [new("S1", "covers two"), new("S1", "moves later"), new("not held", "covers two")];

        var dose = new Dose([Held], present, posts);

        Assert.Equal(["2"], dose.Exposed(new HashSet<string> { "2", "3" }));
    }

    [Fact]
    public void A_school_is_compliant_from_the_threshold_on_and_a_session_without_minutes_counts()
    {
        var dose = new Dose([Held, Held with { SessionRef = "S2", Minutes = null }], [], []);

        Assert.Equal((2, 60, true), (dose.Of(School("1"), 2).Delivered, dose.Of(School("1"), 2).Minutes, dose.Of(School("1"), 2).Compliant));
        Assert.False(dose.Of(School("1"), 3).Compliant);
        Assert.Equal(0, dose.Of(School("2"), 1).Delivered);
    }

    private static Allocation School(string urn) => new() { Urn = urn, LaCode = "350", Arm = Arm.Intervention };
}
