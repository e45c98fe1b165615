using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    public override async Task<CorrectCostLineResponse> CorrectCostLine(CorrectCostLineRequest request, ServerCallContext context)
    {
        var line = request.CostLine ?? throw Faults.Invalid("cost_line", FieldCodes.Missing, "the line is expected.");
        var fields = new FieldProblems();
        fields.Needed("cost_line.line_ref", line.LineRef);
        CostLineRules.Check(fields, line);
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        var row = CostLineRow.Of(line, line.LineRef);
        var change = Change.Of(context, request);
        var known = await LinePlaces.LoadAsync(enrolment, [row], change.Caller, context.CancellationToken);
        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            var before = await writing.CostLines.AsNoTracking().SingleOrDefaultAsync(stored => stored.LineRef == row.LineRef, cancel)
                ?? throw Faults.NotFound("cost line", row.LineRef);
            if (known.Problem(row) is { } misplaced)
                throw Misplaced(misplaced, row);
            if (before == row)
                throw Faults.AlreadyExists($"Cost line {row.LineRef} says this already.");
            await CostPeriodGuard.RefuseClosedAsync(writing, [before, row], cancel);
            await KeepAsync(writing, [before], request.Reason.Trim(), change.Caller, cancel);
            writing.Update(row);
            return new CorrectCostLineResponse { CostLine = row.ToMessage() };
        });
    }

    /// <summary>Keeps what lines said, each under the next number of its line.</summary>
    private async Task KeepAsync(CostsDb writing, IReadOnlyCollection<CostLineRow> replaced, string reason, Caller caller,
        CancellationToken cancel)
    {
        var refs = replaced.Select(row => row.LineRef).ToHashSet();
        var last = (await writing.CostLineVersions.GroupBy(row => row.LineRef)
            .Select(rows => new { rows.Key, Version = rows.Max(row => row.Version) }).ToListAsync(cancel))
            .Where(one => refs.Contains(one.Key)).ToDictionary(one => one.Key, one => one.Version);
        var now = clock.GetUtcNow();
        writing.AddRange(replaced.Select(row => new CostLineVersionRow
        {
            LineRef = row.LineRef,
            Version = last.GetValueOrDefault(row.LineRef) + 1,
            LaCode = row.LaCode,
            Content = row.ToMessage().ToString(),
            ReplacedAt = now,
            ReplacedBy = caller.Subject,
            Reason = reason,
        }));
    }
}
