using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
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
        var retention = programme.Client<RetentionService.RetentionServiceClient>();
        var people = await programme.WithLeadsAsync("T2", "T1");
        people.Record("T2");
        people.Record("T1", "Juno Brontë-Osei");
        people.RecordConsent(new()
        {
            PersonRef = "T1",
            Survey = "baseline",
            Decision = ConsentDecision.Given,
            DecidedOn = Day(2021, 9, 2),
            Version = "C-1"
        });
        retention.SetRetention(new() { Kind = "enrolment/person_details", DeleteOn = Today() });
        retention.SetRetention(new() { Kind = "enrolment/consents", DeleteOn = Today(2) });

        var check = retention.RunRetention(new() { ValidateOnly = true });
        var run = retention.RunRetention(new() { RequestId = "job-1" });
        var again = retention.RunRetention(new() { RequestId = "job-1" });
        var later = retention.RunRetention(new());

        var certificate = Assert.Single(run.Certificates);
        Assert.Equal((1, "enrolment/person_details", 2, Today(), "local"),
            (certificate.Number, certificate.Kind, certificate.Rows, certificate.DeletedOn, certificate.DeletedBy));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("T1\nT2\n"))), certificate.Sha256);
        Assert.Equal((0, true, certificate.Sha256),
            (check.Certificates.Single().Number, check.ValidatedOnly, check.Certificates.Single().Sha256));
        Assert.Equal(run, again);
        Assert.Empty(later.Certificates);
        Assert.Empty(people.ListPeople(new()).People);
        await Imports.RefusedAsync(Reasons.PersonErased, () => Task.Run(() => people.Record("T1")));
        programme.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("enrolment/consents", retention.RunRetention(new()).Certificates.Single().Kind);
    }

    [Trait("Promise", "S18")]
    [SkippableTheory, EachStore]
    public async Task Every_kind_of_data_can_go_and_the_audit_chains_stay_sound(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadAsync();
        var (retention, people) = (programme.Client<RetentionService.RetentionServiceClient>(), programme.Client<Client>());
        people.Record("L0001");
        people.RecordConsent(new()
        {
            PersonRef = "L0001",
            Survey = "baseline",
            Decision = ConsentDecision.Given,
            DecidedOn = Day(2021, 9, 2),
            Version = "C-1"
        });
        people.RecordObjection(new()
        {
            PersonRef = "L0001",
            ObjectedOn = Day(2022, 5, 1),
            Decision = ObjectionDecision.Declined,
            Reason = ObjectionReason.PublicInterest,
            DecidedOn = Day(2022, 5, 2)
        });
        GivenDelivery.Evaluation(programme)
            .RecordObservation(new()
            {
                Observation =
                new(GivenEvaluation.Observation("S00001", "OBS01", ("agenda_set", 2))) { ObservedOn = Day(2021, 10, 8) }
            });
        var delivery = GivenDelivery.Delivery(programme);
        var session = delivery.GetSession(new() { SessionRef = "S00001" }).Session;
        session.ActualMinutes--;
        delivery.CorrectSession(new() { SessionRef = session.SessionRef, Session = session, Reason = "wrong_entry" });
        await ScheduleAsync(programme, session.Urn);
        var surveys = programme.Client<Outcomes.V1.SurveyService.SurveyServiceClient>();
        surveys.RecordSurveyWave(new() { Wave = new(GivenSurveys.Wave("late", "gad7")) { ClosesOn = Day(2023, 12, 31) } });
        surveys.IssueSurveyCodes(new() { Wave = "late", LaCode = "351" });
        var kinds = retention.ListRetention(new()).Retention.Select(row => row.Kind).ToList();
        foreach (var kind in kinds)
            retention.SetRetention(new() { Kind = kind, DeleteOn = programme.Clock.GetUtcNow().DayInEngland().ToDate() });

        var run = retention.RunRetention(new());

        Assert.Equal(kinds, run.Certificates.Select(row => row.Kind));
        Assert.All(run.Certificates.GroupBy(row => row.Kind.Split('/')[0]),
            rows => Assert.Equal(Enumerable.Range(1, rows.Count()), rows.Select(row => row.Number)));
        var access = programme.Client<AccessService.AccessServiceClient>();
        foreach (var module in kinds.Select(kind => kind.Split('/')[0]).Distinct())
        {
            var entries = (await access.ListAuditEntriesAsync(new() { Module = module, PageSize = 1_000 })).Entries;
            Assert.All(entries.SkipLast(1), entry => Assert.Empty(entry.Details));
            Assert.Contains($"{module}/audit_details", entries[^1].Details, StringComparison.Ordinal);
        }
        Assert.True((await access.VerifyAuditAsync(new())).Sound);
        Assert.DoesNotContain(delivery.ListSessions(new() { Urn = session.Urn, PageSize = 1_000 }).Sessions, row => row.LeadRef.Length > 0);
        Assert.DoesNotContain(retention.RunRetention(new()).Certificates,
            row => !row.Kind.EndsWith("/audit_details", StringComparison.Ordinal));
    }

    /// <summary>A group, a caseload, a feed, and a plan of one-to-one sessions for what is left of the year.</summary>
    private static async Task ScheduleAsync(RunningProgramme programme, string urn)
    {
        programme.On(2022, 5, 16);
        var schedule = GivenDelivery.Schedule(programme);
        var laCode = (await GivenDelivery.Delivery(programme).GetSessionAsync(new() { SessionRef = "S00001" })).Session.LaCode;
        var supervisor =
            (await programme.Client<EnrolmentService.EnrolmentServiceClient>()
                .ListSupervisorsAsync(new() { LaCode = laCode })).Supervisors[0].SupervisorRef;
        await schedule.SetDeliveryTermsAsync(
            new() { Terms = new() { LaCode = laCode, HoldsFrom = Day(2022, 5, 17), Format = DeliveryFormat.OneToOne } });
        await schedule.CreateGroupAsync(new() { LaCode = laCode, GroupRef = "G1" });
        await schedule.JoinGroupAsync(new() { GroupRef = "G1", Urn = urn, JoinedOn = Day(2022, 6, 1) });
        await schedule.AssignCaseloadAsync(new() { SupervisorRef = supervisor, Urn = urn, StartsOn = Day(2022, 5, 17) });
        await schedule.IssueCalendarFeedAsync(new() { SupervisorRef = supervisor });
        await schedule.PlanSessionsAsync(new() { LaCode = laCode });
    }

    [Fact]
    public async Task The_verb_runs_it_for_a_daily_job()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var retention = programme.Client<RetentionService.RetentionServiceClient>();
        var people = await programme.WithLeadsAsync("V1");
        people.Record("V1");
        retention.SetRetention(new() { Kind = "enrolment/person_details", DeleteOn = Today() });

        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["retention", "--check", "--data", programme.Folder]));
        Assert.Single(people.ListPeople(new()).People);
        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["retention", "--data", programme.Folder]));
        Assert.Empty(people.ListPeople(new()).People);
    }
}
