using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    private const int SchoolsComparedAtOnce = 1_000;

    /// <summary>The two days to compare; without days, those of the newest extract and the one before it.</summary>
    private async Task<Comparison> ComparisonAsync(EnrolmentDb db, ListRegisterChangesRequest request, List<string> codes,
        CancellationToken cancel)
    {
        var extracts = await db.Extracts.ToListAsync(cancel);
        var newest = ExtractOn(extracts, request.ToOn?.ToDateOnly() ?? DateOnly.MaxValue);
        var to = request.ToOn?.ToDateOnly() ?? newest ?? clock.Today();
        var earlier = ExtractOn(extracts, request.FromOn?.ToDateOnly() ?? (newest ?? to).AddDays(-1));
        var from = request.FromOn?.ToDateOnly() ?? earlier ?? to;
        if (from > to)
            throw Faults.Invalid("from_on", FieldCodes.AfterEnd, $"a day up to {to:yyyy-MM-dd} is expected.");
        return new Comparison(await RegisterDayAsync(db, earlier, from, cancel), await RegisterDayAsync(db, newest, to, cancel), codes,
            request.Kind, request.ListedOnly);
    }

    /// <summary>The changes after the last one of the page before: one more than the page holds, when there
    /// are so many. Schools are compared in parts, by URN.</summary>
    private static async Task<List<RegisterChange>> ChangesAsync(EnrolmentDb db, Comparison compared,
        (string Urn, RegisterChangeKind Kind) last, int size, CancellationToken cancel)
    {
        var changes = new List<RegisterChange>();
        var from = last.Urn;
        List<RegisterEntryRow> part;
        do
        {
            part = await PartAsync(db, compared, from, cancel);
            changes.AddRange((await CompareAsync(db, compared, part, cancel))
                .Where(change => change.Urn != last.Urn || change.Kind > last.Kind));
            // The next URN at the earliest: a URN is digits.
            from = part.Count > 0 ? part[^1].Urn + '0' : from;
        }
        while (part.Count == SchoolsComparedAtOnce && changes.Count <= size);
        return changes;
    }

    /// <summary>Schools from a URN on that may have changed and are or were of these authorities: those with an entry written
    /// between the days, and those whose authority is valid on one of the days alone.</summary>
    private static Task<List<RegisterEntryRow>> PartAsync(EnrolmentDb db, Comparison compared, string fromUrn, CancellationToken cancel)
    {
        var (from, to, codes) = (compared.Before.ExtractOn, compared.After.ExtractOn ?? DateOnly.MinValue, compared.LaCodes);
        var turned = compared.Turned.ToList();
        var before = db.Register.InForce(from ?? DateOnly.MinValue);
        var rows = db.Register.InForce(to)
            .Where(row => from == null || row.ExtractOn > from || turned.Contains(row.LaCode))
            .Where(row => codes.Contains(row.LaCode) || before.Any(was => was.Urn == row.Urn && codes.Contains(was.LaCode)));
        if (compared.ListedOnly)
            rows = rows.Where(row => db.ListedSchools.Any(listed => listed.Urn == row.Urn));
        return rows.Where(row => string.Compare(row.Urn, fromUrn) >= 0).OrderBy(row => row.Urn).Take(SchoolsComparedAtOnce)
            .ToListAsync(cancel);
    }

    private static async Task<IEnumerable<RegisterChange>> CompareAsync(EnrolmentDb db, Comparison compared, List<RegisterEntryRow> part,
        CancellationToken cancel)
    {
        var urns = part.ConvertAll(row => row.Urn);
        var before = await db.Register.InForce(compared.Before.ExtractOn ?? DateOnly.MinValue)
            .Where(row => EF.Parameter(urns).Contains(row.Urn)).ToDictionaryAsync(row => row.Urn, cancel);
        var listed = await db.ListedSchools.Where(row => EF.Parameter(urns).Contains(row.Urn)).Select(row => row.Urn)
            .ToHashSetAsync(cancel);
        var difference = new RegisterDifference(compared.Before, compared.After);
        return part.SelectMany(row => difference.Of(before.GetValueOrDefault(row.Urn), row)
            .Where(change => compared.Kind == RegisterChangeKind.Unspecified || change.Kind == compared.Kind)
            .OrderBy(change => change.Kind).Select(change => RegisterDifference.Describe(row, change, listed.Contains(row.Urn))));
    }

    /// <param name="Before">The earlier day.</param>
    /// <param name="After">The later day.</param>
    /// <param name="LaCodes">Authorities whose schools are asked for.</param>
    /// <param name="Kind">Only these changes; unspecified = all.</param>
    /// <param name="ListedOnly">Only schools on the frozen list.</param>
    private sealed record Comparison(RegisterDay Before, RegisterDay After, List<string> LaCodes, RegisterChangeKind Kind, bool ListedOnly)
    {
        /// <summary>Authorities that are valid on one of the days alone.</summary>
        public IEnumerable<string> Turned =>
            Before.Authorities.Except(After.Authorities).Concat(After.Authorities.Except(Before.Authorities));
    }
}
