using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class ListDuplicatesTests
{
    [SkippableTheory, EachStore]
    public async Task One_person_under_two_references_is_found_by_name_or_address_and_one_school_under_two_numbers(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportAuthoritiesAsync("350", "351");
        await enrolment.ImportExtractAsync(20210901, Line(350001, name: "St. Ebba's School", number: "4001"),
            Line(350002, name: "ST EBBAS SCHOOL", number: "4002"),
            Line(350003, name: "Other School", number: "4001"), Line(350004, name: "Other School", number: "4004", status: "Closed"),
                Line(351001, la: "351", name: "St Ebbas School", number: "4003"));
        await enrolment.ImportLeadsAsync(
            "D1,350001,lead,2021-09-01,,\nD2,350002,lead,2021-09-01,,\nD3,350003,lead,2021-09-01,,\nD4,351001,lead,2021-09-01,,\n");
        var people = programme.Client<Client>();
        people.Record("D1", "Ama O’Quill-Feather", "ama@school.example");
        people.Record("D2", "quill feather, ama o");
        people.Record("D3", "OQuill feather AMA", "juno@school.example");
        people.Record("D4", "Juno Brontë-Osei", "Juno@School.example");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var one = people.ListDuplicates(new() { PageSize = 3 });
        var two = people.ListDuplicates(new() { PageSize = 3, PageToken = one.NextPageToken });

        Assert.Equal([
            (DuplicateKind.PersonName, "D1 D3"), (DuplicateKind.PersonEmail, "D3 D4"),
            (DuplicateKind.SchoolLaestab, "350001 350003"), (DuplicateKind.SchoolName, "350001 350002"),
        ], one.Duplicates.Concat(two.Duplicates).Select(row => (row.Kind, string.Join(' ', row.Refs))));
        Assert.Empty(coordinator.ListDuplicates(new()).Duplicates);
    }
}
