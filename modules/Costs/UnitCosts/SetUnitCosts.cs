using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    private const long MostOfAPost = 100_000_000;
    private const double HoursOfAYear = 8_784;

    public override async Task<SetUnitCostsResponse> SetUnitCosts(SetUnitCostsRequest request, ServerCallContext context)
    {
        var validFrom = CheckUnitCosts(request);

        await analysis.RefuseLockedAsync(context.CancellationToken);
        await using var db = store.Read(context);
        (await PriceIndexes.LoadAsync(db, 0, context.CancellationToken)).Need(request.PriceYear);
        var stored = await db.UnitCosts.OrderBy(row => row.Number).ToListAsync(context.CancellationToken);
        var (number, now) = (stored.Select(row => row.Number).DefaultIfEmpty().Max() + 1, clock.GetUtcNow());
        var rows = request.Rows.Select(row => new UnitCostRow
        {
            Number = number,
            Staff = row.Staff,
            Grade = row.Grade.Trim(),
            SalaryPence = row.SalaryPence,
            OnCostsPence = row.OnCostsPence,
            OverheadsPence = row.OverheadsPence,
            PaidHours = row.PaidHours,
            PriceYear = request.PriceYear,
            ValidFrom = validFrom,
            Source = request.Source.Trim(),
            SetAt = now,
        }).ToList();
        var handling = request.Handling
            .Select(row => new HandlingCostRow { Number = number, Event = row.Event, Pence = row.Pence }).ToList();
        if (stored.Where(row => row.ValidFrom == validFrom).GroupBy(row => row.Number).LastOrDefault() is { } newest
            && newest.Select(row => row with { Number = number, SetAt = now }).ToHashSet().SetEquals(rows)
            && (await db.HandlingCosts.Where(row => row.Number == newest.Key).ToListAsync(context.CancellationToken))
                .Select(row => row with { Number = number }).ToHashSet().SetEquals(handling))
            throw Faults.AlreadyExists($"This table is number {newest.Key} already.");

        return await commit.SaveAsync(context, request, new SetUnitCostsResponse { Table = UnitCostRow.ToMessage(rows, handling) },
            writing =>
            {
                writing.AddRange(rows);
                writing.AddRange(handling);
            });
    }

    private static DateOnly CheckUnitCosts(SetUnitCostsRequest request)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.Rows.Count == 0, "rows", FieldCodes.Missing, "a row for at least one kind of staff is expected.");
        for (var at = 0; at < request.Rows.Count; at++)
        {
            var (path, row) = ($"rows[{at}].", request.Rows[at]);
            fields.Code(path + "staff", row.Staff, StaffHoursFromTwoSides.Kinds);
            fields.AddIf(request.Rows.Take(at).Any(other => other.Staff == row.Staff), path + "staff", FieldCodes.Duplicate,
                "one row for each kind of staff is expected.");
            fields.Text(path + "grade", row.Grade, 1, CostLimits.LongestGrade);
            fields.AddIf(row.SalaryPence is < 1 or > MostOfAPost, path + "salary_pence", FieldCodes.OutOfRange,
                $"pence a year from 1 to {MostOfAPost} are expected.");
            fields.AddIf(row.OnCostsPence is < 0 or > MostOfAPost, path + "on_costs_pence", FieldCodes.OutOfRange,
                $"pence a year from 0 to {MostOfAPost} are expected.");
            fields.AddIf(row.OverheadsPence is < 0 or > MostOfAPost, path + "overheads_pence", FieldCodes.OutOfRange,
                $"pence a year from 0 to {MostOfAPost} are expected.");
            fields.AddIf(!(row.PaidHours is > 0 and <= HoursOfAYear), path + "paid_hours", FieldCodes.OutOfRange,
                $"hours of a year above 0, at most {HoursOfAYear}, are expected.");
        }
        for (var at = 0; at < request.Handling.Count; at++)
        {
            var (path, row) = ($"handling[{at}].", request.Handling[at]);
            fields.Code(path + "event", row.Event, HandlingCostRow.Events);
            fields.AddIf(request.Handling.Take(at).Any(other => other.Event == row.Event), path + "event", FieldCodes.Duplicate,
                "one row for each event is expected.");
            fields.AddIf(row.Pence is < 1 or > MostOfAPost, path + "pence", FieldCodes.OutOfRange,
                $"pence from 1 to {MostOfAPost} are expected.");
        }
        fields.AddIf(!PriceYear.IsOne(request.PriceYear), "price_year", FieldCodes.NotAYear, PriceYear.Expected);
        var validFrom = fields.Day("valid_from", request.ValidFrom);
        fields.Text("source", request.Source, ShortestSource, LongestSource);
        fields.ThrowIfAny();
        return validFrom;
    }
}
