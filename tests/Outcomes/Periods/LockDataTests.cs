using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class LockDataTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly AcceptAliasRequest Decision =
        new() { LaCode = "351", Alias = "Nr the park", Urn = GivenOutcomes.Bury[0], Match = AliasMatch.Variant };

    [SkippableTheory, EachStore]
    public async Task Nobody_can_try_arms_until_the_hash_in_a_lock_fits(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var drawn = allocation.ListAllocations(new()).Allocations;
        var every = Enumerable.Range(0, 1 << drawn.Count).Select(arms => LockPart.Of(LockPart.Allocation,
            drawn.Select((row, at) => $"{row.Urn},{row.LaCode},{((arms >> at) % 2 == 0 ? 'T' : 'C')},1,")).Sha256).ToList();

        var part = (await GivenAnalysis.LockedAsync(programme)).Parts.Single(part => part.Name == LockPart.Allocation);

        await using var db = programme.Services.GetRequiredService<Store<OutcomesDb>>().Read(Scope.All);
        var kept = (await db.LockParts.SingleAsync(row => row.Name == LockPart.Allocation)).ToPart();
        Assert.Equal((drawn.Count, kept.Sha256), (part.Lines, part.Sha256));
        Assert.Contains((kept with { Salt = "" }).Sha256, every);
        Assert.DoesNotContain(part.Sha256, every);
    }

    [SkippableTheory, EachStore]
    public async Task Under_a_lock_nothing_that_it_covers_can_be_changed(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithThreeReturnsAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();

        var contacts = await GivenContacts.WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(GivenContacts.Contacts(2, "Nr the park"));

        var locked = (await periods.LockDataAsync(new())).DataLock;

        Assert.Matches("^[0-9a-f]{64}$", locked.Sha256);
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await periods.LockDataAsync(new()));
        await Imports.RefusedAsync(Reasons.DataLocked,
            () => outcomes.ImportAsync("351", "2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 40, 12)));
        await Imports.RefusedAsync(Reasons.DataLocked,
            async () =>
                await periods.SetDefinitionAsync(
                    new() { Definition = new() { LaCode = "351", FirstMonth = "2021-09", Rule = "INAPPROPRIATE-2", Reason = "No." } }));
        await Imports.RefusedAsync(Reasons.DataLocked,
            async () =>
                await periods.DeclareCarriedForwardAsync(new()
                {
                    LaCode = "351",
                    Month = "2021-12",
                    FromMonth = "2021-10",
                    Reason = "Down."
                }));
        await Imports.RefusedAsync(Reasons.DataLocked,
            async () => await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-10" }));
        await Imports.RefusedAsync(Reasons.DataLocked,
            async () =>
                await returns.SetMappingAsync(
                    new() { Mapping = new() { LaCode = "351", ValidFrom = new() { Year = 2022, Month = 9, Day = 1 } } }));
        await Imports.RefusedAsync(Reasons.DataLocked,
            async () =>
                await returns.AnswerQueryAsync(new()
                {
                    LaCode = "351",
                    ReportingMonth = "2021-10",
                    Version = 1,
                    Number = 1,
                    Reason = "Late."
                }));
        await Imports.RefusedAsync(Reasons.DataLocked,
            () => programme.Client<SurveyService.SurveyServiceClient>().ImportSurveysAsync(GivenOutcomes.Answer("baseline", "L1", "50")));
        await Imports.RefusedAsync(Reasons.DataLocked, () => contacts.ImportContactsAsync(GivenContacts.Contact("C9", "Hill", "NFA")));
        await Imports.RefusedAsync(Reasons.DataLocked, () => contacts.ImportAliasesAsync($"Nr the park,{GivenOutcomes.Bury[0]},variant\n"));
        await Imports.RefusedAsync(Reasons.DataLocked, async () => await contacts.AcceptAliasAsync(Decision));
        Assert.True(periods.VerifyLock(new()).Same);
    }

    [SkippableTheory, EachStore]
    public async Task Once_a_second_person_has_unlocked_the_data_contacts_and_aliases_are_taken_again(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await GivenContacts.WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(GivenContacts.Contacts(2, "Nr the park"));
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await periods.LockDataAsync(new());
        await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager))
            .ProposeUnlockAsync(new() { Reason = "A file came late." });
        await Imports.RefusedAsync(Reasons.DataLocked, () => contacts.ImportContactsAsync(GivenContacts.Contact("C9", "Hill", "NFA")));
        await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.TrialManager)).ConfirmUnlockAsync(new());

        Assert.Equal(1, (await contacts.ImportContactsAsync(GivenContacts.Contact("C9", "Hill", "NFA"))).Report.RowsAdded);
        Assert.Equal(2, (await contacts.AcceptAliasAsync(Decision)).Contacts);
        Assert.Contains("contacts 351 2021-10", string.Join('\n', periods.VerifyLock(new() { Number = 1 }).Differences),
            StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_key_limited_to_an_authority_cannot_lock(string store)
    {
        var programme = await programmes.OnAsync(store);
        var manager = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager, "351");
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await manager.LockDataAsync(new()));
    }
}
