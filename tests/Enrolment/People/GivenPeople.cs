using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

/// <summary>Given: leads in post, so that their names may be recorded. All names are made up.</summary>
internal static class GivenPeople
{
    /// <summary>Starts posts of lead at school 350001 in authority 350 for these references.</summary>
    public static async Task<Client> WithLeadsAsync(this RunningProgramme programme, params string[] leads)
    {
        var enrolment = await programme.ListedSchoolsAsync();
        foreach (var lead in leads)
            enrolment.StartPost(lead, "350001");
        return programme.Client<Client>();
    }

    public static RecordPersonResponse Record(this Client client, string reference, string name = "Ama Quillfeather", string email = "",
        string etag = "") =>
        client.RecordPerson(new() { PersonRef = reference, Name = name, WorkEmail = email, Etag = etag });

    public static Task<ImportPeopleResponse> ImportPeopleAsync(this Client client, string rows, bool check = false) => client.ImportPeople()
        .SendAsync(new ImportPeopleRequest { Options = Imports.Options("people.csv", check) },
            "person_ref,name,work_email,work_phone,notice_version,notice_given_on\n" + rows);

    /// <summary>A day of the test clock's today and later: 1 October 2022.</summary>
    public static Google.Type.Date Today(int day = 1) => GivenRegister.Day(2022, 10, day);
}
