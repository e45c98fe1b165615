using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class VerifyLockTests
{
    [SkippableTheory, EachStore]
    public async Task What_is_locked_verifies_and_a_cell_changed_in_the_table_is_named(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await GivenOutcomes.WithThreeReturnsAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await Imports.RefusedAsync(Reasons.NotFound, async () => await periods.VerifyLockAsync(new()));
        var locked = (await periods.LockDataAsync(new())).DataLock;

        var sound = periods.VerifyLock(new());
        await programme.SqlAsync("outcomes",
            $"UPDATE {{0}}return_rows SET \"ContactsNfa\" = 0 WHERE \"Month\" = '2021-10' AND \"Urn\" = '{GivenOutcomes.Bury[0]}'");
        var altered = periods.VerifyLock(new() { Number = 1 });

        Assert.Equal((true, locked.Sha256, 0), (sound.Same, sound.Sha256Now, sound.DifferencesTotal));
        Assert.False(altered.Same);
        Assert.Equal(2, altered.DifferencesTotal);
        Assert.All(altered.Differences, line => Assert.Contains("return 351 2021-10 1", line, StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task A_contact_an_alias_or_a_sum_that_was_changed_in_the_table_is_found_in_its_authority_and_month(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await GivenOutcomes.WithThreeReturnsAsync(programme);
        var contacts = await GivenContacts.WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(Contacts(3, "Hill") + Contacts(2, "Nr the park", "D"));
        await contacts.ImportContactsAsync(Contact("E1", "Hill", "NFA", day: "2021-11-05"));
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await periods.LockDataAsync(new());
        Assert.True(periods.VerifyLock(new()).Same);

        await FoundAsync("contacts 351 2021-11 ", "case_contacts SET \"Flags\" = \"Flags\" {1} WHERE \"Month\" = '2021-11'");
        await FoundAsync("contact_counts 351 2021-10 ", "case_counts SET \"Contacts\" = \"Contacts\" {1} WHERE \"Month\" = '2021-10'");
        await FoundAsync("contact_months 351 2021-10 ", "case_months SET \"Nfa\" = \"Nfa\" {1} WHERE \"Month\" = '2021-10'");
        await FoundAsync("aliases 351 ", "school_aliases SET \"Number\" = \"Number\" {1} WHERE \"Alias\" = 'Nr the park'");
        await FoundAsync("return 351 2021-10 1 ", "return_tallies SET \"Nfa\" = \"Nfa\" {1} WHERE \"Month\" = '2021-10'");
        Assert.True(periods.VerifyLock(new()).Same);

        // Changes a number in the table, looks, and puts it back.
        async Task FoundAsync(string line, string update)
        {
            await programme.SqlAsync("outcomes", "UPDATE {0}" + update.Replace("{1}", "+ 1", StringComparison.Ordinal));
            var found = periods.VerifyLock(new());
            await programme.SqlAsync("outcomes", "UPDATE {0}" + update.Replace("{1}", "- 1", StringComparison.Ordinal));
            Assert.Equal((false, 2), (found.Same, found.DifferencesTotal));
            Assert.All(found.Differences, difference => Assert.StartsWith(line, difference[2..], StringComparison.Ordinal));
        }
    }

    [SkippableTheory, EachStore]
    public async Task What_other_modules_state_is_named_by_part_and_key_when_it_changed_after_the_lock(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var kept =
            (await enrolment.StartPostAsync(new()
            {
                LeadRef = "L1",
                Urn = "170001",
                Role = PostRole.Lead,
                StartedOn = GivenDelivery.Day(2021, 9, 1)
            })).Post;
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var locked = (await periods.LockDataAsync(new())).DataLock;
        Assert.True(periods.VerifyLock(new()).Same);

        await enrolment.EndPostAsync(new()
        {
            PostId = kept.PostId,
            Etag = kept.Etag,
            EndedOn = GivenDelivery.Day(2022, 1, 31),
            LeavingReason = LeavingReason.Retired
        });
        await enrolment.WithdrawSchoolAsync(new()
        {
            Urn = "170002",
            WithdrawnOn = GivenDelivery.Day(2022, 2, 1),
            Scope = WithdrawalScope.Delivery,
            Reason = "workload"
        });
        var found = periods.VerifyLock(new());

        Assert.Equal(["allocation 7", "compliance 1", "declared 0", "posts 1", "returns 0", "schools 7", "scores 0", "sessions 0",
            "withdrawals 0"],
            locked.Parts.Select(part => $"{part.Name} {part.Lines}").Order(StringComparer.Ordinal));
        Assert.False(found.Same);
        Assert.Equal([$"- posts {kept.PostId}", $"+ posts {kept.PostId}", "+ withdrawals 170002 delivery"], found.Differences);
    }

    [SkippableTheory, EachStore]
    public async Task A_session_that_changed_after_the_lock_is_named_only_once_the_analysis_is_unmasked(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var treated = allocation.ListAllocations(new()).Allocations.First(row => row.Arm == Arm.Intervention).Urn;
        var delivery = GivenDelivery.Delivery(programme);
        await GivenDelivery.ScheduledAsync(delivery, $"{treated}-01", treated);
        await GivenAnalysis.LockedAsync(programme);
        await delivery.RecordSessionAsync(
            new() { SessionRef = $"{treated}-01", HeldOn = GivenDelivery.Day(2022, 3, 1), ActualMinutes = 60 });
        var periods = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Access.V1.Role.Statistician);

        var blinded = periods.VerifyLock(new()).Differences;
        await GivenAnalysis.UnmaskedAsync(programme, "", "");

        Assert.Equal(["+ sessions: 1, which are named once the analysis is unmasked"], blinded);
        Assert.Equal([$"+ sessions {treated}-01"], periods.VerifyLock(new()).Differences);
    }

    [SkippableTheory, EachStore]
    public async Task Rows_kept_with_a_lock_that_were_changed_in_the_table_are_found(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await periods.LockDataAsync(new());

        await programme.SqlAsync("outcomes",
            "UPDATE {0}lock_parts SET \"Content\" = REPLACE(\"Content\", ',T,', ',C,') WHERE \"Name\" = 'allocation'");
        var found = periods.VerifyLock(new());

        Assert.False(found.Same);
        Assert.Contains("rows kept with the lock: allocation", found.Differences[0], StringComparison.Ordinal);
        Assert.DoesNotContain(found.Differences,
            line => line.Contains(",T", StringComparison.Ordinal) || line.Contains(",C", StringComparison.Ordinal));
    }
}
