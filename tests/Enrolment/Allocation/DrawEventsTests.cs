using Programme.Enrolment;

namespace Programme.Tests;

/// <summary>The order of events in a record, to the second: what may come at the same time, and what must not.</summary>
public sealed class DrawEventsTests
{
    private static readonly DateTimeOffset Noon = new(2021, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Everything at noon, and the public value too: drawn at its time, and committed to and added to an hour before.</summary>
    private static readonly DrawEvents Sound = new()
    {
        Origin = DrawEvents.DrawnHere,
        SeedOrigin = DrawEvents.Contributed,
        Beacon = new Beacon("the lottery", "draw 2672", Noon),
        BeaconValue = "12 18 24",
        FrozenAt = Noon.AddHours(-1),
        CommittedAt = Noon.AddHours(-1),
        CommittedBy = "anna",
        ContributionHex = new string('7', 64),
        ContributedAt = Noon.AddHours(-1),
        ContributedBy = "ben",
        DrawnAt = Noon,
    };

    [Fact]
    public void Events_of_the_same_second_are_in_order() => Assert.Empty(Sound.Choosable());

    [Fact]
    public void Without_a_public_value_a_contribution_may_come_at_the_time_of_the_draw() => Assert.Empty((Sound with
    {
        SeedOrigin = DrawEvents.OperatingSystem,
        Beacon = null,
        BeaconValue = null,
        ContributedAt = Noon,
    }).Choosable());

    [Fact]
    public void Whatever_is_a_second_out_of_order_is_named()
    {
        Named(Sound with { FrozenAt = Noon.AddHours(-1).AddSeconds(1) }, "frozen_at");
        Named(Sound with { CommittedAt = Noon.AddSeconds(1), FrozenAt = Noon }, "frozen_at", "beacon_at", "contributed_at");
        Named(Sound with { CommittedAt = Noon, ContributedAt = Noon }, "beacon_at", "contributed_at");
        Named(Sound with { DrawnAt = Noon.AddSeconds(-1) }, "beacon_at");
        Named(Sound with { ContributedAt = Noon.AddHours(-1).AddSeconds(-1) }, "contributed_at");
        Named(Sound with { ContributedAt = Noon }, "contributed_at");
        Named(Sound with { Beacon = null, BeaconValue = null, SeedOrigin = DrawEvents.OperatingSystem, ContributedAt = Noon.AddSeconds(1) },
            "contributed_at");
    }

    [Fact]
    public void Whatever_is_not_said_is_named()
    {
        Named(Sound with { Origin = null }, "origin");
        Named(Sound with { SeedOrigin = "somebody" }, "seed_origin");
        Named(Sound with { Beacon = null, BeaconValue = null }, "seed_origin");
        Named(Sound with { SeedOrigin = DrawEvents.OperatingSystem, Beacon = null }, "beacon");
        Named(Sound with { BeaconValue = "" }, "beacon");
        Named(Sound with { FrozenAt = null }, "frozen_at");
        Named(Sound with { CommittedAt = null }, "frozen_at");
        Named(Sound with { DrawnAt = null }, "frozen_at");
        Named(Sound with { ContributedAt = null }, "contributed_at");
        Named(Sound with { ContributedBy = null }, "contributed_by");
        Named(Sound with { ContributedBy = "anna" }, "contributed_by");
    }

    /// <summary>Each problem begins with the field that it is about.</summary>
    private static void Named(DrawEvents events, params string[] fields) =>
        Assert.Equal(fields, events.Choosable().Select(problem => problem[..problem.IndexOfAny([':', ','])]));
}
