using CsCheck;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Kind = Programme.Enrolment.V1.RegisterChangeKind;

namespace Programme.Tests;

public sealed class RegisterDifferenceTests
{
    private static readonly RegisterEntryRow School = new()
    {
        Urn = "170001",
        ExtractOn = new(2021, 9, 1),
        LaCode = "350",
        Laestab = "3504001",
        Name = "A School",
        TypeName = "Community school",
        PhaseName = "Secondary",
        StatusName = "Open",
        OpenedOn = new(1999, 9, 1),
        Pupils = 900,
        FsmPercent = 12.5,
    };

    private static readonly RegisterEntryRow ClosedSchool =
        School with { StatusName = "Closed", ClosedOn = new(2021, 10, 31), ClosedReason = "Academy Converter" };

    /// <summary>Any entry of a school, of few values so that entries are often alike.</summary>
    private static readonly Gen<RegisterEntryRow> Entries =
        from status in Gen.OneOf("Open", "Open, but proposed to close", "Closed", "Proposed to open")
        from la in Gen.OneOf("350", "351", "999")
        from name in Gen.OneOf("A School", "A New School")
        from closed in Gen.Bool.Select(gone => gone ? new DateOnly(2021, 10, 31) : (DateOnly?)null)
        from pupils in Gen.OneOf<int?>(null, 0, 900)
        from fsm in Gen.OneOf<double?>(null, 0, 12.5)
        select School with
        {
            StatusName = status,
            LaCode = la,
            Laestab = la + "4001",
            Name = name,
            ClosedOn = closed,
            Pupils = pupils,
            FsmPercent = fsm
        };

    [Fact]
    public void A_school_that_closes_is_no_longer_eligible_and_the_register_says_why_it_closed()
    {
        var changes = Between(School, ClosedSchool);

        Assert.Equal([new(Kind.Closed, "Open", "Closed"), new(Kind.NoLongerEligible, "eligible", "status Closed")], changes);
        var closed = RegisterDifference.Describe(ClosedSchool, changes[0], listed: true);
        Assert.Equal(("2021-10-31", "Academy Converter", true),
            ($"{closed.ChangedOn.Year}-{closed.ChangedOn.Month}-{closed.ChangedOn.Day}", closed.ClosedReason, closed.Listed));
    }

    [Fact]
    public void A_school_opens_when_it_was_proposed_or_unknown_and_reopens_when_it_was_closed()
    {
        var proposed = School with { StatusName = "Proposed to open" };

        Assert.Equal([Kind.Opened, Kind.Eligible], Kinds(proposed, School));
        Assert.Equal([Kind.Opened, Kind.Eligible], Kinds(null, School));
        Assert.Equal([Kind.Reopened, Kind.Eligible], Kinds(ClosedSchool, School));
        Assert.Equal([Kind.Added], Kinds(null, proposed));
        Assert.Equal([Kind.Added], Kinds(null, ClosedSchool));
    }

    [Fact]
    public void In_the_first_extract_every_establishment_is_added_and_none_has_opened()
    {
        var first = new RegisterDifference(new RegisterDay(null, Codes("350")), new RegisterDay(new(2021, 9, 1), Codes("350")));

        Assert.Equal([new(Kind.Added, "", "Open"), new(Kind.Eligible, "", "eligible")], first.Of(null, School));
    }

    [Fact]
    public void Every_column_that_is_kept_has_its_change()
    {
        Assert.Equal([new(Kind.Name, "A School", "B School")], Between(School, School with { Name = "B School" }));
        Assert.Equal([new(Kind.Type, "Community school", "Foundation school")],
            Between(School, School with { TypeName = "Foundation school" }));
        Assert.Equal([new(Kind.Phase, "Secondary", "All-through")], Between(School, School with { PhaseName = "All-through" }));
        Assert.Equal([new(Kind.Status, "Open", "Open, but proposed to close"), new(Kind.Closing, "", "2022-08-31")],
            Between(School, School with { StatusName = "Open, but proposed to close", ClosedOn = new(2022, 8, 31) }));
        Assert.Equal([new(Kind.Closing, "2021-10-31 Academy Converter", "2021-10-31 Closure")],
            Between(ClosedSchool, ClosedSchool with { ClosedReason = "Closure" }));
        Assert.Equal([new(Kind.OpeningDay, "1999-09-01", "")], Between(School, School with { OpenedOn = null }));
        Assert.Equal([new(Kind.EstablishmentNumber, "4001", "4002")], Between(School, School with { Laestab = "3504002" }));
        Assert.Equal([new(Kind.Pupils, "900", "")], Between(School, School with { Pupils = null }));
        Assert.Equal([new(Kind.Fsm, "12.5", "0")], Between(School, School with { FsmPercent = 0 }));
    }

    [Fact]
    public void A_school_that_moves_to_an_authority_outside_the_trial_is_no_longer_eligible()
    {
        var changes = Between(School, School with { LaCode = "999", Laestab = "9994001" });

        Assert.Equal([new(Kind.Authority, "350", "999"), new(Kind.NoLongerEligible, "eligible", "authority not in the trial")], changes);
    }

    [Fact]
    public void A_school_is_no_longer_eligible_when_the_code_of_its_authority_ends()
    {
        var difference = new RegisterDifference(new RegisterDay(new(2021, 3, 1), Codes("928")),
            new RegisterDay(new(2021, 4, 1), Codes("940", "941")));
        var school = School with { LaCode = "928", Laestab = "9284001" };

        Assert.Equal([new(Kind.NoLongerEligible, "eligible", "authority not in the trial")], difference.Of(school, school));
        Assert.Equal([new(Kind.Authority, "928", "940")], difference.Of(school, school with { LaCode = "940", Laestab = "9404001" }));
    }

    [Fact]
    public void There_is_a_change_when_the_entries_say_different_things_and_only_then() =>
        Gen.Select(Entries, Entries).Sample((was, now) => Assert.Equal(was.SaysTheSameAs(now), Between(was, now).Count == 0), iter: 2_000);

    [Fact]
    public void A_kind_of_change_occurs_once_and_its_two_sides_differ() =>
        Gen.Select(Entries.Null(), Entries).Sample((was, now) =>
        {
            var changes = Between(was, now);
            Assert.Equal(changes.Count, changes.DistinctBy(change => change.Kind).Count());
            Assert.All(changes, change => Assert.NotEqual(change.Before, change.After));
        }, iter: 2_000);

    private static List<Differing> Between(RegisterEntryRow? was, RegisterEntryRow now) =>
        new RegisterDifference(new RegisterDay(new(2021, 9, 1), Codes("350", "351")), new RegisterDay(new(2022, 3, 1), Codes("350", "351")))
        .Of(was, now);

    private static IEnumerable<Kind> Kinds(RegisterEntryRow? was, RegisterEntryRow now) => Between(was, now).Select(change => change.Kind);

    private static HashSet<string> Codes(params string[] codes) => [.. codes];
}
