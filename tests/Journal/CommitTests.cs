using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class CommitTests
{
    [Trait("Promise", "S11")]
    [SkippableTheory, EachStore]
    public async Task Thirty_two_callers_at_once_write_one_unbroken_chain_without_a_gap(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var clients = Enumerable.Range(0, 32).Select(_ => programme.Client<AccessService.AccessServiceClient>()).ToList();

        await Task.WhenAll(clients.Select(async (client, caller) =>
        {
            for (var i = 0; i < 12; i++)
                await client.CreateApiKeyAsync(new()
                {
                    Subject = $"caller-{caller}-{i}",
                    Role = Role.Auditor,
                    RequestId = $"{caller}-{i}"
                });
        }));
        var verified = await clients[0].VerifyAuditAsync(new());

        Assert.True(verified.Sound);
        Assert.Equal(32 * 12, verified.Chains.Single(chain => chain.Module == "access").Rows);
        Assert.Equal(32 * 12, clients[0].ListApiKeys(new() { PageSize = 1_000 }).ApiKeys.Count);
    }

    [SkippableTheory, EachStore]
    public async Task A_change_that_fails_leaves_its_neighbours_in_the_same_transaction_untouched(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var writer = programme.Writer();
        await writer.AddAsync("100");
        programme.ExpectError("no such table");

        var hold = await writer.HoldAsync();
        var good = Enumerable.Range(200, 20).Select(code => (Good: writer.AddAsync($"{code}"), Bad: Fail(writer, code))).ToList();
        hold.SetResult();
        await Task.WhenAll(good.Select(pair => pair.Good));

        foreach (var (_, bad) in good)
            await Assert.ThrowsAnyAsync<Exception>(() => bad);
        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        Assert.Equal(["100", .. Enumerable.Range(200, 20).Select(code => $"{code}")],
            await db.Authorities.OrderBy(row => row.LaCode).Select(row => row.LaCode).ToListAsync());
        Assert.Equal((22, 0), ((await programme.ChainAsync()).Rows, (await programme.ChainAsync()).BrokenAt));
    }

    [Trait("Promise", "D10")]
    [SkippableTheory, EachStore]
    public async Task A_row_that_is_there_already_is_refused_and_a_row_that_somebody_changed_is_stale(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var writer = programme.Writer();
        await writer.AddAsync("100");

        await Imports.RefusedAsync(Reasons.AlreadyExists, () => writer.AddAsync("100"));
        await Imports.RefusedAsync(Reasons.StaleEtag, () => writer.SaveAsync(GivenWriter.Change(), (db, _) =>
        {
            db.Update(GivenWriter.Authority("999"));
            return Task.FromResult(GivenWriter.Answer("gone"));
        }));

        Assert.Equal(1, (await programme.ChainAsync()).Rows);
    }

    [SkippableTheory, EachStore]
    public async Task Callers_who_give_up_do_not_disturb_the_others(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var writer = programme.Writer();

        var hold = await writer.HoldAsync();
        var stopping = new List<CancellationTokenSource>();
        var impatient = new List<Task<ImportAuthoritiesResponse>>();
        var patient = new List<Task<ImportAuthoritiesResponse>>();
        for (var i = 0; i < 25; i++)
        {
            var stop = new CancellationTokenSource();
            stopping.Add(stop);
            impatient.Add(SlowAsync(writer, $"{100 + i}", stop));
            patient.Add(writer.AddAsync($"{200 + i}"));
        }
        hold.SetResult();
        await Task.WhenAll(patient);
        var answered =
            (await Task.WhenAll(impatient.Select(task => task.ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default))))
            .Count(done => done);

        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        Assert.Equal(25 + answered, await db.Authorities.CountAsync());
        Assert.Equal((1 + 25 + answered, 0), ((await programme.ChainAsync()).Rows, (await programme.ChainAsync()).BrokenAt));
        stopping.ForEach(stop => stop.Dispose());
    }

    /// <summary>SQLite then undoes the whole transaction, with the changes of others in it: all of them are told why.</summary>
    [Trait("Promise", "D3")]
    [Fact]
    public async Task When_the_disk_is_full_all_who_wait_are_told_so_and_nothing_is_half_stored()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var writer = programme.Writer();
        programme.ExpectError("database or disk is full");

        var hold = await writer.HoldAsync();
        var neighbour = writer.AddAsync("100");
        var large = LargeAsync(writer, "101", pages: 1);
        hold.SetResult();

        await Imports.RefusedAsync(Reasons.StoreFull, () => large);
        await Imports.RefusedAsync(Reasons.StoreFull, () => neighbour);
        await LargeAsync(writer, "102", pages: 1_000_000);
        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        Assert.Equal("102", Assert.Single(db.Authorities).LaCode);
        Assert.Equal((2, 0), ((await programme.ChainAsync()).Rows, (await programme.ChainAsync()).BrokenAt));
    }

    [Trait("Promise", "D9")]
    [SkippableTheory, EachStore]
    public async Task One_request_sent_many_times_at_once_has_one_effect_and_one_answer(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportAuthoritiesAsync("350");
        await enrolment.ImportExtractAsync(20210701, GivenRegister.Line(170001));
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        var before = (await programme.ChainAsync()).Rows;

        var answers =
            await Task.WhenAll(Enumerable.Range(0, 24)
                .Select(_ => allocation.FreezeListAsync(new() { RequestId = "freeze" }).ResponseAsync));

        Assert.Single(answers.Distinct());
        Assert.Equal(before + 1, (await programme.ChainAsync()).Rows);
        await Imports.RefusedAsync(Reasons.RequestIdReused,
            async () => await allocation.FreezeListAsync(new() { RequestId = "freeze", AsOf = GivenRegister.Day(2021, 9, 1) }));
        Assert.True((await access.VerifyAuditAsync(new())).Sound);
    }

    private static Task<ImportAuthoritiesResponse> Fail(Commit<EnrolmentDb> writer, int code) =>
        writer.SaveAsync(GivenWriter.Change(), async (db, cancel) =>
    {
        db.Add(GivenWriter.Authority($"{code + 500}"));
        switch (code % 3)
        {
            case 0:
                throw Faults.Precondition(Reasons.ListFrozen, "list", "refused by the effect");
            case 1:
                await db.Database.ExecuteSqlRawAsync("SELECT nonsense FROM nowhere", cancel);
                break;
            default:
                await db.AddManyAsync([GivenWriter.Authority($"{code + 700}"), GivenWriter.Authority("100")], cancel);
                break;
        }
        return GivenWriter.Answer("never");
    });

    /// <summary>Adds an authority with a name of ten megabytes to a database that may have so many pages.</summary>
    private static Task<ImportAuthoritiesResponse> LargeAsync(Commit<EnrolmentDb> writer, string code, int pages) =>
        writer.SaveAsync(GivenWriter.Change() with { Details = "{}" }, async (db, cancel) =>
        {
            await db.Database.ExecuteSqlRawAsync($"PRAGMA max_page_count = {pages}", cancel);
            db.Add(GivenWriter.Authority(code) with { Name = new string('x', 10_000_000) });
            return GivenWriter.Answer(code);
        });

    /// <summary>Adds an authority in many statements, and gives up in the middle of them.</summary>
    private static Task<ImportAuthoritiesResponse> SlowAsync(Commit<EnrolmentDb> writer, string code, CancellationTokenSource stop) =>
        writer.SaveAsync(GivenWriter.Change(cancel: stop.Token), async (db, cancel) =>
        {
            db.Add(GivenWriter.Authority(code));
            var giveUp = Task.Run(stop.Cancel, CancellationToken.None);
            for (var i = 0; i < 20; i++)
                await db.Authorities.CountAsync(cancel);
            await giveUp;
            return GivenWriter.Answer(code);
        });
}
