using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Four clients correct the same three sessions at random, each by the version that it read last, which others may have
/// replaced. What they are told must be what one client after the other could have been told.</summary>
[Collection(EnrolledProgrammes.Name)]
public sealed class ConcurrentCorrectionsTests(EnrolledProgrammes programmes)
{
    private const int Histories = 5;
    private const int Clients = 4;
    private const int Steps = 12;

    private sealed record Told(int Session, int Before, int? After, int Minutes);

    [Trait("Promise", "D10")]
    [Trait("Promise", "D14")]
    [SkippableTheory, EachStore]
    public async Task Whatever_four_clients_do_each_version_follows_one_other_and_no_acknowledged_change_is_lost(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var stale = 0;
        for (var seed = 1; seed <= Histories; seed++)
        {
            string[] sessions = [$"MOD-{seed}-0", $"MOD-{seed}-1", $"MOD-{seed}-2"];
            foreach (var session in sessions)
            {
                await GivenDelivery.ScheduledAsync(delivery, session);
                await delivery.RecordSessionAsync(
                    new() { SessionRef = session, HeldOn = GivenDelivery.Day(2022, 3, 2), ActualMinutes = 20 });
            }
            var told = await HistoryAsync(delivery, sessions, seed);

            for (var at = 0; at < sessions.Length; at++)
                await MatchesOneAfterTheOtherAsync(delivery, sessions[at], [.. told.Where(one => one.Session == at)]);
            stale += told.Count(one => one.After is null);
        }
        Assert.True(stale > 0, "No client met another.");
    }

    private static async Task<IReadOnlyCollection<Told>> HistoryAsync(DeliveryService.DeliveryServiceClient delivery, string[] sessions,
        int seed)
    {
        var told = new ConcurrentBag<Told>();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var random = new Random((100 * seed) + client);
            var read = await Task.WhenAll(sessions.Select(session => ReadAsync(delivery, session)));
            for (var step = 0; step < Steps; step++)
            {
                var at = random.Next(sessions.Length);
                if (random.Next(3) > 0)
                    read[at] = await ReadAsync(delivery, sessions[at]);
                var (before, minutes) = (Version(read[at]), 30 + (Steps * client) + step);
                read[at].ActualMinutes = minutes;
                try
                {
                    var answer = await delivery.CorrectSessionAsync(
                        new() { SessionRef = sessions[at], Session = read[at], Reason = "wrong_entry" });
                    read[at] = answer.Session;
                    told.Add(new(at, before, Version(read[at]), minutes));
                }
                catch (RpcException refusal) when (refusal.StatusCode == StatusCode.Aborted)
                {
                    told.Add(new(at, before, null, minutes));
                }
            }
        })));
        return told;
    }

    private static async Task MatchesOneAfterTheOtherAsync(DeliveryService.DeliveryServiceClient delivery, string session,
        List<Told> told)
    {
        var done = told.Where(one => one.After is not null).OrderBy(one => one.After).ToList();
        // Scheduled is 1, held is 2.
        Assert.Equal(Enumerable.Range(3, done.Count), done.Select(one => one.After!.Value));
        Assert.All(done, one => Assert.Equal(one.After - 1, one.Before));
        var last = await ReadAsync(delivery, session);
        Assert.All(told.Where(one => one.After is null), one => Assert.True(one.Before < Version(last), "Refused without a reason."));
        var versions = (await delivery.ListSessionVersionsAsync(new() { SessionRef = session })).Versions
            .Select(version => version.Session.ActualMinutes).Append(last.ActualMinutes);
        Assert.Equal([0, 20, .. done.Select(one => one.Minutes)], versions);
    }

    private static async Task<Session> ReadAsync(DeliveryService.DeliveryServiceClient delivery, string session) =>
        (await delivery.GetSessionAsync(new() { SessionRef = session })).Session;

    private static int Version(Session session) => int.Parse(session.Etag, CultureInfo.InvariantCulture);
}
