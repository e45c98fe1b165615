using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportPeopleTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_same_file_again_changes_nothing_and_a_check_stores_nothing(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync("IP1", "IP2");
        const string Rows = "IP1,Ama Quillfeather,ama@school.example,01204 000000,PN-1,2021-08-30\nIP2,\"Brontë-Osei, Juno\",,,,\n";

        var check = (await people.ImportPeopleAsync(Rows, check: true)).Report;
        var first = (await people.ImportPeopleAsync(Rows)).Report;
        var again = (await people.ImportPeopleAsync(Rows)).Report;
        var later = (await people.ImportPeopleAsync(Rows.Replace("PN-1,2021-08-30", "PN-2,2021-10-01", StringComparison.Ordinal))).Report;

        Assert.Equal((2, true), (check.RowsAdded, check.ValidatedOnly));
        Assert.Equal((2, 0, "people.csv", ""), (first.RowsAdded, first.RowsChanged, first.FileName, first.Sha256));
        Assert.Equal((true, 2), (again.NothingChanged, again.RowsUnchanged));
        Assert.Equal((0, 1, 1), (later.RowsAdded, later.RowsChanged, later.RowsUnchanged));
        var person = people.GetPerson(new() { PersonRef = "IP1" }).Person;
        Assert.Equal(("Ama Quillfeather", "01204 000000", "PN-2", GivenRegister.Day(2021, 10, 1)),
            (person.Name, person.WorkPhone, person.NoticeVersion, person.NoticeGivenOn));
        Assert.Equal("Brontë-Osei, Juno", people.GetPerson(new() { PersonRef = "IP2" }).Person.Name);
    }

    [SkippableTheory, EachStore]
    public async Task Every_problem_of_a_file_is_named_without_a_word_of_it_and_nothing_is_stored(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync("IP3", "IP4");
        people.Record("IP4");
        people.ErasePerson(new() { PersonRef = "IP4", Reason = ErasureReason.Request });

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => people.ImportPeopleAsync(
            "IP3,Ama Quillfeather,,,,\nIP3,Ama Quillfeather,,,,\nAma "
                + "Quillfeather,,,,,\nQuillfeather,A,Quillfeather,Quillfeather,,Quillfeather\nIP4,Ama Quillfeather,,,,\n"));

        Assert.Equal([
            "line 3, column person_ref", "line 4",
            "line 5, column work_email", "line 5, column work_phone", "line 5, column notice_version", "line 5, column person_ref",
                "line 6, column person_ref",
        ], refusal.Fields());
        Assert.DoesNotContain("Quill", refusal.ToString(), StringComparison.Ordinal);
        await Imports.RefusedAsync(Reasons.NotFound, () => people.GetPersonAsync(new() { PersonRef = "IP3" }).ResponseAsync);
    }
}
