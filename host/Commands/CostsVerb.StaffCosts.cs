using System.CommandLine;
using Programme.Costs.V1;
using Programme.Journal;
using Spectre.Console;

namespace Programme.Host;

/// <summary>What an hour of staff costs, and the price index.</summary>
internal static partial class CostsVerb
{
    private static readonly Argument<string> UnitCostsFile = new("FILE")
    {
        Description = "The table as JSON, with the fields of SetUnitCostsRequest."
    };

    private static Command Hour(Func<ParseResult, Target> target)
    {
        var set = new Command("set", "Set what an hour of supervisors and leads costs from a day on.") { UnitCostsFile };
        set.SetAction((parsed, cancel) => SetHourAsync(target(parsed), parsed.GetValue(UnitCostsFile)!, cancel));
        var list = new Command("list", "List all versions of the unit costs.");
        list.SetAction((parsed, cancel) => ListHoursAsync(target(parsed), cancel));
        return new Command("hour", "What an hour of staff costs.") { set, list };
    }

    private static async Task<int> SetHourAsync(Target target, string file, CancellationToken cancel)
    {
        var request = MessageFile.Read<SetUnitCostsRequest>(file);
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new EconomicsService.EconomicsServiceClient(session.Calls).SetUnitCostsAsync(request, cancellationToken: cancel);
        return Show(target, answer, Table([answer.Table]));
    }

    private static async Task<int> ListHoursAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var economics = new EconomicsService.EconomicsServiceClient(session.Calls);
        var tables = await Pages.AllAsync(new ListUnitCostsRequest(),
            request => economics.ListUnitCostsAsync(request, cancellationToken: cancel), page => page.Tables);
        return Show(target, new ListUnitCostsResponse { Tables = { tables } }, Table(tables));
    }

    private static Table Table(IEnumerable<UnitCostTable> versions)
    {
        var table = new Table().AddColumns("Version", "Staff or event", "Grade", "Salary", "On-costs", "Overheads", "Paid hours",
            "An hour or event", "Prices of", "Valid from", "Source");
        foreach (var version in versions)
        {
            foreach (var row in version.Rows)
            {
                table.Row($"{version.Number}", row.Staff, row.Grade, Pounds(row.SalaryPence), Pounds(row.OnCostsPence),
                    Pounds(row.OverheadsPence), Number(row.PaidHours), Pounds(row.HourPence), version.PriceYear,
                    Texts.Day(version.ValidFrom), version.Source);
            }
            foreach (var row in version.Handling)
            {
                table.Row($"{version.Number}", row.Event, "", "", "", "", "", Pounds(row.Pence), version.PriceYear,
                    Texts.Day(version.ValidFrom), version.Source);
            }
        }
        return table;
    }

    private static Command Deflators(Func<ParseResult, Target> target)
    {
        var list = new Command("deflators", "List all versions of the price index.");
        list.SetAction(async (parsed, cancel) =>
        {
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var costs = new CostsService.CostsServiceClient(session.Calls);
            var versions = await Pages.AllAsync(new ListDeflatorsRequest(),
                request => costs.ListDeflatorsAsync(request, cancellationToken: cancel), page => page.Versions);
            var table = new Table().AddColumns("Version", "Imported", "Year", "Index", "Source");
            foreach (var version in versions)
            {
                foreach (var year in version.Years)
                    table.Row($"{version.Number}", Texts.Instant(version.ImportedAt), year.Year, Number(year.Index), year.Label);
            }
            return Show(target(parsed), new ListDeflatorsResponse { Versions = { versions } }, table);
        });
        return list;
    }
}
