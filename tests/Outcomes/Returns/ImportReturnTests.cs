using System.Text;
using System.Text.Json.Nodes;
using Google.Rpc;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportReturnTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Every_faulty_file_gets_its_answer_and_leaves_no_trace(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var expected = await GivenOutcomes.FaultsAsync();
        var before = await TraceAsync(programme);

        foreach (var file in expected["files"]!.AsArray())
        {
            var name = (string)file!["file"]!;
            // A good one is only checked here: it would leave a trace.
            var answer =
                await AnswerAsync(() => outcomes.ImportAsync((string)expected["la_code"]!, (string)expected["reporting_month"]!,
                    Content(name), validateOnly: (string)file["expect"]! == "accept"));
            Assert.Equal((name, Expected(file)), (name, answer));
        }

        Assert.Equal(before, await TraceAsync(programme));
        var accepted = await outcomes.ImportAsync("357", "2021-10", Content("valid_control.csv"));
        Assert.Equal((28, 28, 1), (accepted.Report.RowsRead, accepted.Report.RowsAdded, accepted.Version));
    }

    [SkippableTheory, EachStore]
    public async Task The_same_content_is_one_version_and_a_version_is_never_overwritten(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var first = GivenOutcomes.BuryReturn("2021-09", "2021-10-10", 40, 12);
        var second = GivenOutcomes.BuryReturn("2021-09", "2022-01-10", 50, 12);

        var versions = new[]
        {
            (await outcomes.ImportAsync("351", "2021-09", first)).Version,
            (await outcomes.ImportAsync("351", "2021-09", second)).Version,
        };
        var again = await outcomes.ImportAsync("351", "2021-09", first);

        Assert.Equal([1, 2], versions);
        Assert.Equal((true, 4, 1), (again.Report.NothingChanged, again.Report.RowsUnchanged, again.Version));
        var taken = await Imports.RefusedAsync(Reasons.VersionTaken,
            () => outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2022-01-11", 60, 12), version: 2));
        Assert.Equal(StatusCode.FailedPrecondition, (StatusCode)taken.Code);
        await Imports.RefusedAsync(Reasons.VersionTaken, () => outcomes.ImportAsync("351", "2021-09", first, version: 3));
        Assert.Equal(50, outcomes.SummariseContacts(new() { FirstMonth = "2021-09", LastMonth = "2021-09" }).ByLa
            .Single(la => la.LaCode == "351").Nfa.Denominator);
    }

    [SkippableTheory, EachStore]
    public async Task A_version_may_come_before_its_predecessor_and_the_highest_one_counts(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));

        var second = await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2022-01-10", 50, 12), version: 2);
        await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2021-11-10", 40, 12), version: 1);

        Assert.Contains("VERSION_GAP", second.Report.Notes.Select(note => note.Code));
        Assert.Equal(50, outcomes.SummariseContacts(new() { FirstMonth = "2021-10", LastMonth = "2021-10" }).ByLa
            .Single(la => la.LaCode == "351").Nfa.Denominator);
        Assert.Equal(40,
            outcomes.SummariseContacts(new() { FirstMonth = "2021-10", LastMonth = "2021-10", Basis = VersionBasis.First }).ByLa
                .Single(la => la.LaCode == "351").Nfa.Denominator);
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_s_data_officer_returns_for_the_own_authority_alone(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "351");

        var own = await officer.ImportAsync("351", "2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 40, 12));
        var other = await Imports.RefusedAsync(Reasons.NotFound,
            () => officer.ImportAsync("352", "2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 40, 12)));
        var nowhere = await Imports.RefusedAsync(Reasons.NotFound,
            () => officer.ImportAsync("999", "2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 40, 12)));

        Assert.Equal(4, own.Report.RowsAdded);
        Assert.Equal(nowhere.Message, other.Message.Replace("352", "999", StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task A_check_stores_nothing_and_a_repeated_request_gets_its_first_answer(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var text = GivenOutcomes.BuryReturn("2021-12", "2022-01-10", 40, 12);

        var check = await outcomes.ImportAsync("351", "2021-12", text, validateOnly: true);
        var first = await outcomes.ImportAsync("351", "2021-12", text, requestId: "return-1");
        var again = await outcomes.ImportAsync("351", "2021-12", text, requestId: "return-1");

        Assert.True(check.Report.ValidatedOnly);
        Assert.Equal((4, false), (first.Report.RowsAdded, first.Report.NothingChanged));
        Assert.Equal(first, again);
    }

    [SkippableTheory, EachStore]
    public async Task All_field_problems_are_named_at_once(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => outcomes.ImportAsync("", "2019-01", "x", version: -1));
        Assert.Equal(["la_code", "reporting_month", "version"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_list_is_frozen_no_return_is_taken(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await GivenDelivery.AuthoritiesAsync(programme);

        await Imports.RefusedAsync(Reasons.ListNotFrozen, () => programme.Client<OutcomesService.OutcomesServiceClient>()
            .ImportAsync("351", "2021-12", GivenOutcomes.BuryReturn("2021-12", "2022-01-14", 40, 12)));
    }

    /// <summary>The file, or what it is made of: the large one is not kept.</summary>
    private static byte[] Content(string name)
    {
        if (name != "junk_5mb.csv")
            return File.ReadAllBytes(GivenOutcomes.Path($"outcomes/bad/{name}"));
        const string line = "junk,%%%%,not a return,0000,lorem ipsum dolor sit amet,;;;;,[[[[,1e999,\\x00,----\n";
        return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(line, 5_000_000 / line.Length + 1)))[..5_000_000];
    }

    private static string Expected(JsonNode file) => (string)file["expect"]! == "accept"
        ? "accepted"
        : $"{file["line"]?.ToString()}|{(string?)file["column"]}";

    private static async Task<string> AnswerAsync(Func<Task> import)
    {
        try
        {
            await import();
            return "accepted";
        }
        catch (RpcException refusal)
        {
            var facts = refusal.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
            Assert.Equal(Reasons.FileInvalid, facts.Reason);
            return $"{facts.Metadata.GetValueOrDefault("line")}|{facts.Metadata.GetValueOrDefault("column")}";
        }
    }

    private static async Task<(int Returns, long Rows)> TraceAsync(RunningProgramme programme)
    {
        var outcomes = programme.Client<OutcomesService.OutcomesServiceClient>();
        var audit = await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new());
        return ((await outcomes.ListReturnsAsync(new() { LaCode = "357" })).Returns.Count,
            audit.Chains.Where(module => module.Module == "outcomes").Sum(module => module.Rows));
    }
}
