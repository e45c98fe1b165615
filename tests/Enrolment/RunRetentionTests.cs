using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host.Commands;
using Programme.Tests.Support;
using static Programme.Tests.GivenPeople;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class RunRetentionTests
{
    [SkippableTheory, EachStore]
    public async Task What_is_due_is_deleted_with_a_certificate_and_what_is_not_stays(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var people = await programme.WithLeadsAsync("T2", "T1");
        people.Record("T2");
        people.Record("T1", "Juno Brontë-Osei");
        people.RecordConsent(new() { PersonRef = "T1", Survey = "baseline", Decision = ConsentDecision.Given, DecidedOn = Day(2021, 9, 2), Version = "C-1" });
        people.SetRetention(new() { Kind = RetentionKind.PersonDetails, DeleteOn = Today() });
        people.SetRetention(new() { Kind = RetentionKind.Consents, DeleteOn = Today(2) });

        var check = people.RunRetention(new() { ValidateOnly = true });
        var run = people.RunRetention(new() { RequestId = "job-1" });
        var again = people.RunRetention(new() { RequestId = "job-1" });
        var later = people.RunRetention(new());

        var certificate = Assert.Single(run.Certificates);
        Assert.Equal((1, RetentionKind.PersonDetails, 2, Today(), "local"), (certificate.Number, certificate.Kind, certificate.Rows, certificate.DeletedOn, certificate.DeletedBy));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("T1\nT2\n"))), certificate.Sha256);
        Assert.Equal((0, true, certificate.Sha256), (check.Certificates.Single().Number, check.ValidatedOnly, check.Certificates.Single().Sha256));
        Assert.Equal(run, again);
        Assert.Empty(later.Certificates);
        Assert.Empty(people.ListPeople(new()).People);
        await Imports.RefusedAsync(Reasons.PersonErased, () => Task.Run(() => people.Record("T1")));
        programme.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(RetentionKind.Consents, people.RunRetention(new()).Certificates.Single().Kind);
    }

    [SkippableTheory, EachStore]
    public async Task Every_kind_of_data_can_go_and_the_audit_chains_stay_sound(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var people = await programme.WithLeadsAsync("U1");
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportSupervisorsAsync("U2,350,0.5,SSW,2021-09-01,\n");
        people.Record("U1");
        people.RecordConsent(new() { PersonRef = "U1", Survey = "baseline", Decision = ConsentDecision.Given, DecidedOn = Day(2021, 9, 2), Version = "C-1" });
        people.RecordObjection(new() { PersonRef = "U1", ObjectedOn = Day(2022, 5, 1), Decision = ObjectionDecision.Declined, Reason = ObjectionReason.PublicInterest, DecidedOn = Day(2022, 5, 2) });
        var kinds = Enum.GetValues<RetentionKind>().Skip(1).ToList();
        foreach (var kind in kinds)
            people.SetRetention(new() { Kind = kind, DeleteOn = Today() });

        var run = people.RunRetention(new());

        Assert.Equal(kinds, run.Certificates.Select(row => row.Kind));
        Assert.Equal([1, 2, 3, 4, 5, 6], run.Certificates.Select(row => row.Number));
        var access = programme.Client<AccessService.AccessServiceClient>();
        var entries = (await access.ListAuditEntriesAsync(new() { Module = "enrolment", PageSize = 1_000 })).Entries;
        Assert.All(entries.SkipLast(1), entry => Assert.Empty(entry.Details));
        Assert.Contains("PersonDetails", entries[^1].Details, StringComparison.Ordinal);
        Assert.True((await access.VerifyAuditAsync(new())).Sound);
    }

    [Fact]
    public async Task The_verb_runs_it_for_a_daily_job()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var people = await programme.WithLeadsAsync("V1");
        people.Record("V1");
        people.SetRetention(new() { Kind = RetentionKind.PersonDetails, DeleteOn = Today() });

        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["retention", "--check", "--data", programme.Folder]));
        Assert.Single(people.ListPeople(new()).People);
        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["retention", "--data", programme.Folder]));
        Assert.Empty(people.ListPeople(new()).People);
    }
}
