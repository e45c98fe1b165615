using Microsoft.Extensions.Time.Testing;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>Small reads are remembered, and nobody can tell but by the time they take.</summary>
public sealed class RememberedTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task An_answer_is_remembered_until_something_is_committed_and_two_seconds_at_most()
    {
        var (changes, clock, reads) = (new Changes(), new FakeTimeProvider(), 0);
        var remembered = new Remembered<string, string>(changes, clock);
        async Task<int> ReadsAfterAsync(string key)
        {
            await remembered.GetAsync(key, asked => Task.FromResult<string?>($"{asked} {++reads}"));
            return reads;
        }

        Assert.Equal(1, await ReadsAfterAsync("a"));
        Assert.Equal(1, await ReadsAfterAsync("a"));
        Assert.Equal(2, await ReadsAfterAsync("b"));
        changes.Note("enrolment", changed: true);
        Assert.Equal(3, await ReadsAfterAsync("a"));
        Assert.Equal(3, await ReadsAfterAsync("a"));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(4, await ReadsAfterAsync("a"));
    }

    [Fact]
    public async Task That_there_is_no_answer_is_not_remembered()
    {
        var remembered = new Remembered<string, string>(new Changes(), new FakeTimeProvider());

        Assert.Null(await remembered.GetAsync("a", _ => Task.FromResult<string?>(null)));
        Assert.Equal("there now", await remembered.GetAsync("a", _ => Task.FromResult<string?>("there now")));
    }

    [Trait("Promise", "S2")]
    [SkippableTheory, EachStore]
    public async Task A_remembered_school_is_not_shown_to_another_authority_and_a_change_shows_at_once(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = programme.Client<Client>();
        await enrolment.ImportAuthoritiesAsync("350", "351");
        await enrolment.ImportExtractAsync(20210901, GivenRegister.Line(350001), GivenRegister.Line(351001, la: "351"));
        var other = await programme.ClientAsync<Client>(Role.LaDataOfficer, "351");

        Assert.Null(enrolment.GetSchool(new() { Urn = "350001" }).School.OptedOutOn);
        await Imports.RefusedAsync(Reasons.NotFound, () => other.GetSchoolAsync(new() { Urn = "350001" }).ResponseAsync);
        await enrolment.RecordAgreementAsync(new()
        {
            Urn = "350001",
            Kind = AgreementKind.OptOut,
            SignedOn = GivenRegister.Day(2021, 9, 2)
        });

        Assert.Equal(GivenRegister.Day(2021, 9, 2), enrolment.GetSchool(new() { Urn = "350001" }).School.OptedOutOn);
    }
}
