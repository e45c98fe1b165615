using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>ListWorklist: what is outstanding, for whom, since when.</summary>
public sealed class ListWorklistTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task What_is_done_leaves_the_list_and_what_it_makes_due_comes_on_it(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var (enrolment, allocation) = (programme.Client<Client>(), programme.Client<Allocations>());
        string[] Work() =>
            [.. enrolment.ListWorklist(new()).Items
                .Select(item => $"{item.LaCode} {item.Urn} {item.Kind} {item.SinceOn?.ToString()}".Trim())];
        string Since(int year, int month, int day) => Day(year, month, day).ToString();
        await enrolment.ImportAuthoritiesAsync("350");
        await enrolment.ImportExtractAsync(20210901, Line(350001), Line(350002, number: "4002"));
        Assert.Equal(["350  DataSharingAgreement", $"350 350001 InformationSheet {Since(2021, 9, 1)}",
            $"350 350002 InformationSheet {Since(2021, 9, 1)}"], Work());

        await enrolment.ImportAgreementsAsync(
            "350001,information_sheet,2021-09-10\n350001,mou,2021-09-20\n350002,information_sheet,2021-09-11\n");
        Assert.Equal(["350  DataSharingAgreement", $"350 350002 SchoolMou {Since(2021, 9, 11)}"], Work());

        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;
        Assert.Equal([$"Draw {Since(2022, 10, 1)}", "350  DataSharingAgreement", $"350 350001 LeadPostVacant {Since(2022, 10, 1)}",
            $"350 350001 Baseline {Since(2022, 10, 1)}",
            $"350 350002 SchoolMou {Since(2021, 9, 11)}", $"350 350002 LeadPostVacant {Since(2022, 10, 1)}",
                $"350 350002 Baseline {Since(2022, 10, 1)}"], Work());

        await enrolment.RecordBaselineAsync(new() { Urn = "350001", CompletedOn = Day(2022, 9, 30) });

        await allocation.DrawAsync(hash);
        await enrolment.StartPostAsync(new() { LeadRef = "L1", Urn = "350001", Role = PostRole.Lead, StartedOn = Day(2022, 9, 1) });
        Assert.Contains($"350  Release {Since(2022, 10, 1)}", Work());
        Assert.DoesNotContain($"350 350001 LeadPostVacant {Since(2022, 10, 1)}", Work());

        // The other school never completed its baseline. Once it knows its arm, nobody can do that any more.
        Assert.Contains($"350 350002 Baseline {Since(2022, 10, 1)}", Work());
        await allocation.ReleaseAllocationAsync(new());
        Assert.DoesNotContain($"350 350002 Baseline {Since(2022, 10, 1)}", Work());
        var manager = await programme.ClientAsync<AllocationService.AllocationServiceClient>(Access.V1.Role.TrialManager);
        await manager.ProposeCorrectionAsync(new() { Urn = "350001", Reason = "not_eligible" });
        await manager.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        Assert.Equal([$"ConfirmUnmasking {Since(2022, 10, 1)}", "350  DataSharingAgreement",
            $"350 350001 ConfirmCorrection {Since(2022, 10, 1)}",
            $"350 350002 SchoolMou {Since(2021, 9, 11)}", $"350 350002 LeadPostVacant {Since(2022, 10, 1)}"], Work());
        Assert.Equal(["350  DataSharingAgreement", $"350 350001 InformationSheet {Since(2021, 9, 1)}",
            $"350 350002 InformationSheet {Since(2021, 9, 1)}"],
            [.. enrolment.ListWorklist(new() { AsOf = Day(2021, 9, 9) }).Items
                .Select(item => $"{item.LaCode} {item.Urn} {item.Kind} {item.SinceOn?.ToString()}".Trim())]);
    }

    [SkippableTheory, EachStore]
    public async Task The_programme_s_list_is_that_of_its_files_in_pages_and_scope(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        var enrolment = programme.Client<Client>();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        var signed = (await File.ReadAllLinesAsync(Path.Combine(Source.Programme, "enrolment", "agreements.csv"))).Skip(1)
            .Select(line => line.Split(',')).ToLookup(cells => cells[0], cells => cells[1]);
        var gone = enrolment.ListWithdrawals(new()).Withdrawals.Where(row => row.Scope == WithdrawalScope.Data).Select(row => row.Urn)
            .ToHashSet();
        var open = programme.Client<Allocations>().GetList(new()).Schools.Select(row => row.Urn).Where(urn => !gone.Contains(urn)).ToList();

        var items = new List<WorkItem>();
        var page = new ListWorklistResponse();
        do
        {
            page = enrolment.ListWorklist(new() { PageSize = 30, PageToken = page.NextPageToken });
            items.AddRange(page.Items);
        }
        while (page.NextPageToken.Length > 0);

        Assert.Equal(page.Total, items.Count);
        Assert.Equal(open.Where(urn => signed[urn].Contains("information_sheet") && !signed[urn].Contains("mou"))
            .Order(StringComparer.Ordinal),
            items.Where(item => item.Kind == WorkKind.SchoolMou).Select(item => item.Urn).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(items, item => item.Kind is WorkKind.Draw or WorkKind.Release or WorkKind.DataSharingAgreement
            or WorkKind.Baseline);
        Assert.Equal(items.Where(item => item.LaCode == "351"), coordinator.ListWorklist(new() { PageSize = 1_000 }).Items);
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.ListWorklistAsync(new() { Kind = (WorkKind)99 }).ResponseAsync);
    }
}
