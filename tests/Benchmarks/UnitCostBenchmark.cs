using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>Unit costs of 153 authorities with 3,500 schools and five years of cost lines, as many a school and authority as the
/// synthetic programme has: every figure of every authority through the RPC, against one query written by hand over the same rows: lines,
/// arms, pupils and sessions. The 99th percentile of both, call by call in turn.</summary>
internal static class UnitCostBenchmark
{
    private const int Authorities = 153, Schools = 3_500, Calls = 200, WarmUp = 30;
    private static readonly int[] Years = [2017, 2018, 2019, 2020, 2021];

    /// <summary>What unit costs are made of, by authority, price year and arm: sums of each class, of schools' time and of usual practice,
    /// hours and schools; and by authority sessions, minutes, schools of each arm and their pupils.</summary>
    private const string ByHand = """
        WITH lines AS (
            SELECT l."LaCode" AS la, l."PriceYear", a."Arm", count(*), count(DISTINCT l."Urn"),
                   sum(CASE WHEN "Attribution" = 'Intervention' AND "CostClass" = 'Prerequisite' THEN "AmountPence" ELSE 0 END),
                   sum(CASE WHEN "Attribution" = 'Intervention' AND "CostClass" = 'StartUp' THEN "AmountPence" ELSE 0 END),
                   sum(CASE WHEN "Attribution" = 'Intervention' AND "CostClass" = 'Recurring' THEN "AmountPence" ELSE 0 END),
                   sum(CASE WHEN "Attribution" = 'Intervention' AND "Category" IN ('dsl_time', 'cover') THEN "AmountPence" ELSE 0 END),
                   sum(CASE WHEN "Attribution" = 'UsualPractice' THEN "AmountPence" ELSE 0 END),
                   sum(CASE WHEN "Category" = 'supervisor_salary' THEN "Hours" ELSE 0 END),
                   sum(CASE WHEN "Category" = 'dsl_time' THEN "Hours" ELSE 0 END)
            FROM cost_lines l LEFT JOIN enrolment.allocations a ON a."Urn" = l."Urn"
            WHERE "Money" IS NULL OR "Money" <> 'Budget' GROUP BY l."LaCode", l."PriceYear", a."Arm"),
        held AS (
            SELECT "LaCode" AS la, count(*), sum("ActualMinutes" + "PrepMinutes" + "TravelMinutes") FROM delivery.sessions
            WHERE "Status" = 'Delivered' AND "HeldOn" <= '2022-07-31' GROUP BY "LaCode"),
        reached AS (
            SELECT a."LaCode" AS la, count(*), sum(a."Arm" = 'Intervention'),
                   sum(CASE WHEN a."Arm" = 'Intervention' THEN r."Pupils" ELSE 0 END)
            FROM enrolment.allocations a LEFT JOIN enrolment.register_entries r ON r."Urn" = a."Urn" AND r."SupersededOn" IS NULL
            GROUP BY a."LaCode")
        SELECT * FROM lines LEFT JOIN held USING (la) LEFT JOIN reached USING (la) ORDER BY la
        """;

    public static async Task<Ratio> RunAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            await using var host = await HostUnderTest.ProgrammeAsync(data, "Listen:Grpc=none", "Listen:Http=none", "Listen:Metrics=none");
            var lines = await FillAsync(host);
            var (ours, theirs, figures) = await TimeAsync(host, data);
            var (own, plain) = (Percentile(ours), Percentile(theirs));
            var text = $"unit costs of {Authorities} authorities × {Schools:N0} schools, {lines:N0} lines of {Years.Length} years, p99 of "
                + $"{Calls} calls: {own:0.0} ms for {figures:N0} figures (median {Ratio.Median(ours):0.0}) against {plain:0.0} ms by hand "
                + $"(median {Ratio.Median(theirs):0.0}); peak memory {host.PeakMemory / 1e6:0} MB";
            return new Ratio(text, own / plain, 3, AtMost: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(List<double> Ours, List<double> Theirs, int Figures)> TimeAsync(HostUnderTest host, string folder)
    {
        var economics = new EconomicsService.EconomicsServiceClient(host.Channel);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "costs.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        foreach (var module in new[] { "enrolment", "delivery" })
        {
#pragma warning disable CA2100 // our own text
            await using var attach = new SqliteCommand($"ATTACH @file AS {module}", connection);
#pragma warning restore CA2100
            attach.Parameters.AddWithValue("@file", Path.Combine(folder, module + ".db"));
            await attach.ExecuteNonQueryAsync();
        }
        var (ours, theirs, figures) = (new List<double>(), new List<double>(), 0);
        for (var call = 0; call < WarmUp + Calls; call++)
        {
            var started = Stopwatch.GetTimestamp();
            figures = (await economics.SummariseUnitCostsAsync(new())).Figures.Count;
            ours.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            await QueryAsync(connection);
            theirs.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return ([.. ours.Skip(WarmUp)], [.. theirs.Skip(WarmUp)], figures);
    }

    private static async Task QueryAsync(SqliteConnection connection)
    {
        await using var command = new SqliteCommand(ByHand, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        var rows = 0;
        while (await reader.ReadAsync())
            rows += reader.GetValues(values) > 0 ? 1 : 0;
        if (rows < Authorities * Years.Length * 2)
            throw new InvalidOperationException($"{rows} rows by hand");
    }

    private static double Percentile(List<double> times) => times.Order().ElementAt((int)Math.Ceiling(0.99 * times.Count) - 1);

    /// <summary>Schools with arms, a year of sessions, prices and five years of lines.</summary>
    private static async Task<int> FillAsync(HostUnderTest host)
    {
        var allocation = new AllocationService.AllocationServiceClient(host.Channel);
        var costs = new CostsService.CostsServiceClient(host.Channel);
        await NationalSchools.EnrolAsync(host.Channel, Authorities, Schools);
        await NationalSchools.SendAsync(file => Upload.SendAsync(allocation.ImportAllocation(),
            new ImportAllocationRequest { Options = NationalSchools.Options("allocation.csv") }, file), "la_code,urn,arm\n"
                + string.Concat(Enumerable.Range(0, Schools).Select(at =>
                    $"{NationalSchools.Code(at % Authorities)},{NationalSchools.Urn(at)},{(Treated(at) ? 'T' : 'C')}\n")));
        await allocation.ReleaseAllocationAsync(new());
        await NationalSchools.SendAsync(file => Upload.SendAsync(
            new DeliveryService.DeliveryServiceClient(host.Channel).ImportSessions(),
            new ImportSessionsRequest { Options = NationalSchools.Options("sessions.csv") }, file), Sessions());
        await NationalSchools.SendAsync(file => Upload.SendAsync(costs.ImportDeflators(),
            new ImportDeflatorsRequest { Options = NationalSchools.Options("gdp-deflators.csv") }, file),
            await File.ReadAllTextAsync(Path.Combine(Registers.Programme, "costs", "gdp-deflators.csv")));
        var added = 0;
        await NationalSchools.SendAsync(async file => added = (await Upload.SendAsync(costs.ImportCosts(),
            new ImportCostsRequest { Options = NationalSchools.Options("cost-lines.csv") }, file)).Report.RowsAdded, Lines());
        return added;
    }

    private static bool Treated(int school) => school / Authorities % 2 == 0;

    private static string Sessions()
    {
        var text = new StringBuilder("session_ref,urn,la_code,supervisor_ref,format,mode,scheduled_on,held_on,status,cancelled_by,reason,"
            + "planned_minutes,actual_minutes,prep_minutes,travel_minutes,cases_discussed,themes,agenda_covered\n");
        foreach (var school in Enumerable.Range(0, Schools).Where(Treated))
        {
            for (var month = 0; month < 9; month++)
            {
                var day = new DateOnly(2021, 10, 6).AddDays(28 * month);
                text.Append(CultureInfo.InvariantCulture, $"B{school:0000}-{month},{NationalSchools.Urn(school)},"
                    + $"{NationalSchools.Code(school % Authorities)},,group,remote,{day:yyyy-MM-dd},{day:yyyy-MM-dd},delivered,,,90,"
                    + $"{75 + month},20,0,3,1A,4\n");
            }
        }
        return text.ToString();
    }

    private static string Lines()
    {
        var text = new StringBuilder("line_ref,la_code,urn,payer,category,cost_class,amount_pence,hours,price_year,period_start,period_end,"
            + "arm_attribution\n");
        var number = 0;
        foreach (var year in Years)
        {
            void Add(int authority, string rest, string hours, string attribution = "intervention") =>
                text.Append(CultureInfo.InvariantCulture, $"B{++number:000000},{NationalSchools.Code(authority)},{rest},"
                    + $"{40_000 + number % 9_973},{hours},{year}/{(year + 1) % 100:00},{year}-09-01,{year + 1}-07-31,{attribution}\n");
            for (var school = 0; school < Schools; school++)
            {
                var urn = NationalSchools.Urn(school);
                if (Treated(school))
                    Add(school % Authorities, $"{urn},school,dsl_time,recurring", "21.5");
                if (Treated(school) && school % 2 == 0)
                    Add(school % Authorities, $"{urn},school,cover,recurring", "21.5");
                if (Treated(school) && school % 4 == 1)
                    Add(school % Authorities, $"{urn},school,venue,recurring", "");
                if (school % 7 == 0)
                    Add(school % Authorities, $"{urn},school,management,recurring", "10", "usual_practice");
            }
            for (var authority = 0; authority < Authorities; authority++)
            {
                Add(authority, ",la,recruitment,prerequisite", "");
                Add(authority, ",la,training,start_up", "18");
                Add(authority, ",la,it,start_up", "");
                for (var term = 0; term < 3; term++)
                {
                    foreach (var (category, hours) in new[] { ("supervisor_salary", "518"), ("on_costs", ""), ("supervisor_salary", "500"),
                        ("on_costs", ""), ("management", "18"), ("travel", "") })
                        Add(authority, $",la,{category},recurring", hours);
                }
            }
            text.Append(CultureInfo.InvariantCulture, $"P{year},,,programme,training,recurring,961193,,{year}/{(year + 1) % 100:00},"
                + $"{year}-09-01,{year + 1}-07-31,intervention\n");
        }
        return text.ToString();
    }
}
