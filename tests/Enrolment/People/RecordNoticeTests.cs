using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class RecordNoticeTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_version_of_the_notice_given_and_its_day_are_kept_with_the_person(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync("RN1", "RN2");
        var seen = people.Record("RN1").Etag;

        var etag = people.RecordNotice(new() { PersonRef = "RN1", NoticeVersion = "PN-2.1", GivenOn = Day(2021, 10, 4), Etag = seen }).Etag;
        await Imports.RefusedAsync(Reasons.StaleEtag,
            () =>
                people.RecordNoticeAsync(new()
                {
                    PersonRef = "RN1",
                    NoticeVersion = "PN-3",
                    GivenOn = Day(2021, 10, 5),
                    Etag = seen
                }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => people.RecordNoticeAsync(new() { PersonRef = "RN2", NoticeVersion = "PN-3", GivenOn = Day(2021, 10, 5) }).ResponseAsync);

        var person = people.GetPerson(new() { PersonRef = "RN1" }).Person;
        Assert.Equal(("PN-2.1", Day(2021, 10, 4), etag), (person.NoticeVersion, person.NoticeGivenOn, person.Etag));
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_of_a_request_are_named_at_once(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => people.RecordNoticeAsync(new() { PersonRef = "a b", GivenOn = Day(2021, 2, 30) }).ResponseAsync);

        Assert.Equal(["person_ref", "notice_version", "given_on"], refusal.Fields());
    }
}
