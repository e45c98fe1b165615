using System.Text;
using Google.Protobuf.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;
using static Programme.Tests.GivenPeople;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

/// <summary>A made-up name goes through every path that takes one, and every path that does not. It is looked for, byte by byte,
/// wherever the programme keeps anything.</summary>
[Trait("Promise", "S13")]
[Trait("Promise", "S18")]
public sealed class ErasureTests
{
    private const string Name = "Zephyrine Quaggabottom";
    private const string Email = "zephyrine.quaggabottom@canary.example";
    private static readonly List<byte[]> Needles = [
        .. new[] { "Zephyrine", "zephyrine", "Quaggabottom", "quaggabottom", "ZEPHYRINE", "canary.example" }.SelectMany(ByteSearch.Forms)];

    [SkippableTheory, EachStore]
    public async Task A_name_is_nowhere_in_clear_before_and_nowhere_at_all_after_it_is_erased(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var people = await programme.WithLeadsAsync("Z1", "Z2");
        await RecordAsync(people);
        var sealedText = await SealedAsync(programme);
        Assert.Equal([Name, Name], people.ListPeople(new()).People.Select(person => person.Name));
        await MisplaceAsync(programme);
        Assert.Empty(await programme.HitsAsync(Needles));
        Assert.NotEmpty(await programme.HitsAsync(sealedText));

        people.ErasePerson(new() { PersonRef = "Z1", Reason = ErasureReason.Request, RequestId = "erase-1" });
        var retention = programme.Client<RetentionService.RetentionServiceClient>();
        retention.SetRetention(new() { Kind = "enrolment/person_details", DeleteOn = Today() });
        retention.RunRetention(new());

        await Imports.RefusedAsync(Reasons.NotFound, () => people.GetPersonAsync(new() { PersonRef = "Z1" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.PersonErased,
            () => people.ErasePersonAsync(new() { PersonRef = "Z1", Reason = ErasureReason.Request }).ResponseAsync);
        await programme.BackUpAsync();
        Assert.Empty(await programme.HitsAsync([.. Needles, .. sealedText]));
        Assert.True((await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    /// <summary>The paths that take a name.</summary>
    private static async Task RecordAsync(Client people)
    {
        people.RecordPerson(new()
        {
            PersonRef = "Z1",
            Name = Name,
            WorkEmail = Email,
            WorkPhone = "01204 000000",
            NoticeVersion = "PN-1",
            NoticeGivenOn = Day(2021, 9, 1),
            RequestId = "record-1"
        });
        await people.ImportPeople().SendAsync(new ImportPeopleRequest { Options = Imports.Options($"{Name}.csv", requestId: "import-1") },
            $"person_ref,name,work_email,work_phone,notice_version,notice_given_on\nZ1,{Name},other.{Email},,,\nZ2,{Name},{Email},,,\n");
        people.RecordConsent(new()
        {
            PersonRef = "Z1",
            Survey = "baseline",
            Decision = ConsentDecision.Given,
            DecidedOn = Day(2021, 9, 2),
            Version = "C-1"
        });
        people.RecordObjection(new()
        {
            PersonRef = "Z1",
            ObjectedOn = Day(2022, 5, 1),
            Decision = ObjectionDecision.Accepted,
            Reason = ObjectionReason.ParticularSituation,
            DecidedOn = Day(2022, 5, 2)
        });
        Assert.Equal(Name, people.GetPerson(new() { PersonRef = "Z1" }).Person.Name);
        Assert.Contains(people.ListDuplicates(new()).Duplicates, row => row.Kind == DuplicateKind.PersonName);
    }

    /// <summary>The name in every field where it does not belong, over gRPC and in JSON.</summary>
    private static async Task MisplaceAsync(RunningProgramme programme)
    {
        var calls = programme.Invoker();
        foreach (var rpc in Contracts.Methods.Values.Where(rpc => rpc.Service.Name == "PeopleService" && !rpc.IsClientStreaming))
        {
            var request = rpc.EmptyRequest();
            foreach (var field in rpc.InputType.Fields.InDeclarationOrder()
                .Where(field => field.FieldType == FieldType.String && field.Name != "request_id"))
                field.Accessor.SetValue(request, field.Name == "etag" ? "" : Name);
            await calls.CodeAsync(rpc, request);
        }
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => Task.Run(() => enrolment.StartPost(Name, "350001")));
        await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportLeadsAsync($"{Name},350001,lead,2021-09-01,,\n"));
        await Imports.RefusedAsync(Reasons.FileInvalid,
            () => programme.Client<Client>().ImportPeopleAsync($"{Name},{Name},{Name},,{Name},{Name}\n"));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await programme.KeyAsync(Role.TrialManager));
        using var body = new StringContent($$"""{"personRef":"{{Name}}","name":"Z1","nobody":"{{Name}}"}""", Encoding.UTF8,
            "application/json");
        await http.PostAsync(new Uri(programme.Http, "/v1/people:record"), body);
        await http.GetAsync(new Uri(programme.Http, $"/v1/people/{Uri.EscapeDataString(Name)}"));
    }

    private static async Task<List<byte[]>> SealedAsync(RunningProgramme programme)
    {
        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        return [.. (await db.People.Select(row => row.Sealed).ToListAsync())
            .SelectMany(bytes => new[] { bytes, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)) })];
    }
}
