using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    private const int MostSchools = 500;

    public override async Task<ReportNothingSpentResponse> ReportNothingSpent(ReportNothingSpentRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        var period = CheckPeriod(fields, request.LaCode, request.Period);
        fields.AddIf(CostPeriod.Find(request.Period) is not null && period.FirstOn > clock.Today(), "period", FieldCodes.InFuture,
            "a term that has begun is expected.");
        CheckSchools(fields, request.LaCode, request.Urns);
        fields.AddIf(request.EvidenceRef.Length > 0 && !CostLimits.IsReference(request.EvidenceRef), "evidence_ref",
            FieldCodes.NotAReference, CostLimits.ReferenceExpected);
        fields.ThrowIfAny();

        var change = Change.Of(context, request);
        List<CostLineRow> rows = request.Urns.Count > 0
            ? [.. request.Urns.Select(urn => Nothing(request, period, urn))] : [Nothing(request, period, null)];
        var known = await LinePlaces.LoadAsync(enrolment, rows, change.Caller, context.CancellationToken);
        foreach (var row in rows)
        {
            if (known.Problem(row) is { } misplaced)
                throw LinePlaces.NotThere(misplaced, row) ?? Faults.NotFound("authority", row.LaCode);
        }
        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            await CostPeriodGuard.RefuseClosedAsync(writing, rows, cancel);
            await RefuseToldAsync(writing, rows, period, cancel);
            writing.AddRange(rows);
            return new ReportNothingSpentResponse { CostLines = { rows.Select(row => row.ToMessage()) } };
        });
    }

    private static void CheckSchools(FieldProblems fields, string laCode, RepeatedField<string> urns)
    {
        fields.AddIf(urns.Count > 0 && laCode.Length == 0, "la_code", FieldCodes.Missing, "the authority of the schools is expected.");
        fields.AddIf(urns.Count > MostSchools, "urns", FieldCodes.TooLong, $"at most {MostSchools} schools are expected.");
        fields.AddIf(urns.Distinct().Count() < urns.Count, "urns", FieldCodes.Duplicate, "each school once is expected.");
    }

    /// <summary>A nil return says that there is no line: it cannot stand beside one.</summary>
    private static async Task RefuseToldAsync(CostsDb db, IReadOnlyCollection<CostLineRow> rows, CostPeriod period,
        CancellationToken cancel)
    {
        var (laCode, attribution) = (rows.First().LaCode, rows.First().Attribution);
        List<string> urns = [.. rows.Select(row => row.Urn).OfType<string>()];
        // Of schools also what another authority recorded before they moved; its references are not told.
        var told = (await db.SpentLines.IgnoreQueryFilters().AsNoTracking().Where(row => row.Attribution == attribution
                && row.PeriodStartOn <= period.LastOn && row.PeriodEndOn >= period.FirstOn
                && (row.Urn == null ? urns.Count == 0 && row.LaCode == laCode : EF.Parameter(urns).Contains(row.Urn)))
            .Select(row => new { row.LaCode, row.Urn, row.LineRef }).ToListAsync(cancel))
            .Select(row => row.LaCode == laCode ? row.LineRef : $"one of another authority at {row.Urn}")
            .Order(StringComparer.Ordinal).ToList();
        if (told.Count > 0)
            throw Faults.AlreadyExists($"There are lines already that have days of {period.Code} there: {string.Join(", ", told.Take(10))}"
                + $"{(told.Count > 10 ? $" and {told.Count - 10} more" : "")}. Nothing was recorded.");
    }

    private static CostLineRow Nothing(ReportNothingSpentRequest request, CostPeriod period, string? urn) => new()
    {
        LineRef = $"N-{period.Code}-{urn ?? (request.LaCode.Length > 0 ? request.LaCode : "programme")}",
        LaCode = request.LaCode,
        Urn = urn,
        Payer = urn is not null ? Payer.School : request.LaCode.Length > 0 ? Payer.La : Payer.Programme,
        Category = CostCodes.NothingSpent,
        CostClass = CostClass.Recurring,
        AmountPence = 0,
        PriceYear = PriceYear.Containing(period.FirstOn),
        PeriodStartOn = period.FirstOn,
        PeriodEndOn = period.LastOn,
        Attribution = urn is not null ? CostAttribution.UsualPractice : CostAttribution.Intervention,
        EvidenceRef = request.EvidenceRef.Length > 0 ? request.EvidenceRef : null,
    };
}
