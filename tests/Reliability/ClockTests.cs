using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The clock is wrong, or is put right.</summary>
public sealed class ClockTests
{
    [SkippableTheory, EachStore]
    [Trait("Promise", "D13")]
    public async Task However_it_jumps_the_audit_keeps_its_order_and_its_chain(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var access = programme.Client<AccessService.AccessServiceClient>();
        // An hour forward and back, 400 days back, and the night in which the clocks in England go back.
        DateTimeOffset[] times = [new(2022, 10, 1, 10, 0, 0, TimeSpan.Zero), new(2022, 10, 1, 9, 0, 0, TimeSpan.Zero),
            new(2021, 8, 27, 9, 0, 0, TimeSpan.Zero), new(2022, 10, 30, 0, 59, 59, TimeSpan.Zero),
            new(2022, 10, 30, 1, 0, 1, TimeSpan.Zero)];

        foreach (var (time, number) in times.Select((time, number) => (time, number)))
        {
            programme.Clock.AdjustTime(time);
            await access.CreateApiKeyAsync(new() { Subject = $"at-{number}", Role = Role.Auditor });
        }

        Assert.True((await access.VerifyAuditAsync(new())).Sound);
        var entries = (await access.ListAuditEntriesAsync(new() { Module = "access" })).Entries
            .Where(entry => entry.Method.EndsWith("/CreateApiKey", StringComparison.Ordinal)).ToList();
        Assert.Equal(times, entries.Select(entry => entry.At.ToDateTimeOffset()));
        Assert.Equal(entries.Select(entry => entry.Sequence).Order(), entries.Select(entry => entry.Sequence));
    }
}
