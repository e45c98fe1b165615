using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Programme.Delivery.V1;

namespace Programme.Benchmarks;

/// <summary>The worklist of an authority with 4,000 treated schools and three years of sessions: p99 of a page of 1,000 sessions that
/// are due, through the RPC, against the same query by hand on the database. One call of each in turn, so that whatever else the
/// machine does falls on both sides.</summary>
internal static class WorkBenchmark
{
    private const int Calls = 1_000;

    /// <summary>Before they count: a host runs for months, and its code is compiled a second time only after some hundred calls.</summary>
    private const int CallsBefore = 500;

    private const string Sql = """
        SELECT "SessionRef", "Urn", "SupervisorRef", "ScheduledOn" FROM "sessions"
        WHERE "LaCode" = '350' AND "Status" IN ('Scheduled', 'Confirmed')
            AND "ScheduledOn" >= '2023-01-09' AND "ScheduledOn" <= '2023-01-29'
        ORDER BY "ScheduledOn", "SessionRef" LIMIT 1001
        """;

    public static async Task<Ratio> RunAsync()
    {
        await using var authority = await LargeAuthority.StartAsync();
        var schedule = new ScheduleService.ScheduleServiceClient(authority.Host.Channel);
        var plan = await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = LargeAuthority.LaCode });
        var day = plan.Slots.First(slot => slot.Year == 2023);
        var request = new ListScheduleWorkRequest
        {
            LaCode = LargeAuthority.LaCode,
            Kind = ScheduleWorkKind.DueThisWeek,
            AsOf = day,
            PageSize = 1_000
        };
        await using var connection = new SqliteConnection($"Data Source={authority.Database};Mode=ReadOnly");
        await connection.OpenAsync();
        var (byHand, programme) = await TimesAsync(() => Task.FromResult(ByHand(connection, day)),
            async () => (await schedule.ListScheduleWorkAsync(request)).Work.Count);
        return new Ratio($"worklist of 4,000 schools, p99 {programme.P99:0.0} ms against {byHand.P99:0.0} ms by hand (p50 "
            + $"{programme.P50:0.0} against {byHand.P50:0.0})", programme.P99 / byHand.P99, 3, AtMost: true);
    }

    private static int ByHand(SqliteConnection connection, Google.Type.Date day)
    {
        var from = new DateOnly(day.Year, day.Month, day.Day);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // our own text
        command.CommandText = Sql.Replace("2023-01-09", from.ToString("yyyy-MM-dd"), StringComparison.Ordinal)
            .Replace("2023-01-29", from.AddDays(6).ToString("yyyy-MM-dd"), StringComparison.Ordinal);
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = 0;
        for (; reader.Read(); rows++)
            _ = (reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3));
        return rows;
    }

    private static async Task<(Times, Times)> TimesAsync(Func<Task<int>> one, Func<Task<int>> other)
    {
        var (ofOne, ofOther) = (new List<double>(), new List<double>());
        for (var i = -CallsBefore; i < Calls; i++)
        {
            var (first, second) = (await TimeAsync(one), await TimeAsync(other));
            if (i < 0)
                continue;
            ofOne.Add(first);
            ofOther.Add(second);
        }
        return (Times.Of(ofOne), Times.Of(ofOther));
    }

    private static async Task<double> TimeAsync(Func<Task<int>> call)
    {
        var started = Stopwatch.GetTimestamp();
        if (await call() < 1_000)
            throw new InvalidOperationException("a full page is expected");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private sealed record Times(double P50, double P99)
    {
        public static Times Of(List<double> times)
        {
            times.Sort();
            return new Times(times[times.Count / 2], times[(times.Count * 99 / 100) - 1]);
        }
    }
}
