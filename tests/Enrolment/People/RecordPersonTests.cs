using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class RecordPersonTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Details_are_replaced_on_the_version_seen_and_the_answer_says_which_but_not_what(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync("RP1");

        var first = people.Record("RP1", "Ama Quillfeather", "ama@school.example");
        var again = people.Record("RP1", "Ama Quillfeather", "ama@school.example");
        var second = people.Record("RP1", "Ama Quillfeather", "quillfeather@school.example", first.Etag);
        await Imports.RefusedAsync(Reasons.StaleEtag, () => Task.Run(() => people.Record("RP1", "Ama Quill", etag: first.Etag)));

        Assert.Equal(("name work_email", "1"), (string.Join(' ', first.Changed), first.Etag));
        Assert.Equal(("", "1"), (string.Join(' ', again.Changed), again.Etag));
        Assert.Equal(("work_email", "2"), (string.Join(' ', second.Changed), second.Etag));
        Assert.Equal("quillfeather@school.example", people.GetPerson(new() { PersonRef = "RP1" }).Person.WorkEmail);
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_of_a_request_are_named_at_once_and_nothing_of_it_is_repeated(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => people.RecordPersonAsync(new()
        {
            PersonRef = "Ama Quillfeather",
            Name = new string('Q', 121),
            WorkEmail = "Ama Quillfeather",
            WorkPhone = "Ama Quillfeather",
            NoticeVersion = "Ama Quillfeather",
        }).ResponseAsync);

        Assert.Equal(["person_ref", "name", "work_email", "work_phone", "notice_version", "notice_given_on"], refusal.Fields());
        Assert.DoesNotContain("Quill", refusal.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_records_people_of_its_own_authority_and_of_another_as_of_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.WithLeadsAsync("RP2");
        programme.Client<EnrolmentService.EnrolmentServiceClient>().StartPost("RP3", "351001");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var own = coordinator.Record("RP3");
        var theirs = await Imports.RefusedAsync(Reasons.NotFound, () => Task.Run(() => coordinator.Record("RP2")));
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound, () => Task.Run(() => coordinator.Record("Quillfeather")));

        Assert.Equal("RP3", own.PersonRef);
        Assert.Equal(nobodys.Message, theirs.Message);
    }

    [SkippableTheory, EachStore]
    public async Task The_audit_row_names_the_fields_and_holds_neither_what_they_say_nor_what_is_sealed(string store)
    {
        var programme = await programmes.OnAsync(store);
        (await programme.WithLeadsAsync("RP4")).Record("RP4", "Ama Quillfeather", "ama@school.example");

        var entries =
            (await programme.Client<AccessService.AccessServiceClient>()
                .ListAuditEntriesAsync(new() { Module = "enrolment", PageSize = 1_000 })).Entries;

        Assert.Equal("""{"person":"RP4","changed":["name","work_email"]}""",
            entries.Single(entry => entry.Method.EndsWith("/RecordPerson", StringComparison.Ordinal)
                && entry.Details.Contains("RP4", StringComparison.Ordinal)).Details);
    }
}
