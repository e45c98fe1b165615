using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    private const int MostSchools = 20_000;

    public override async Task<BatchGetSchoolsResponse> BatchGetSchools(BatchGetSchoolsRequest request, ServerCallContext context)
    {
        if (request.Urns.Count > MostSchools)
            throw Faults.Invalid("urns", FieldCodes.OutOfRange, $"at most {MostSchools} at once.");
        var day = request.AsOf?.ToDateOnly();
        var urns = request.Urns.ToList();

        await using var db = store.Read(context);
        await using var all = store.Read(Scope.All);
        var moved = await MovedSchools.LoadAsync(all, context.CancellationToken);
        var (scope, seen) = (db.Scope, moved.In(db.Scope));
        var register = all.Register.InForce(day)
            .Where(row => scope.Everything || scope.LaCodes.Contains(row.LaCode) || seen.Contains(row.Urn));
        var rows = urns.Count == 0
            ? register.Where(row => all.ListedSchools.Any(listed => listed.Urn == row.Urn))
            : register.Where(row => EF.Parameter(urns).Contains(row.Urn));
        var found = await all.Known(rows.OrderBy(row => row.Urn), day, TrialDay(day)).ToListAsync(context.CancellationToken);
        var listed = await ListedInAsync(all, found, context.CancellationToken);

        var response = new BatchGetSchoolsResponse { Schools = { found.Select(Describe) } };
        foreach (var school in response.Schools)
            school.Authorities.AddRange(OnList(school, moved.Of(school.Urn), listed.GetValueOrDefault(school.Urn)));
        return response;
    }

    private static Task<Dictionary<string, string>> ListedInAsync(EnrolmentDb db, List<KnownSchool> found, CancellationToken cancel)
    {
        var urns = found.Where(known => known.Listed).Select(known => known.Entry.Urn).ToList();
        return db.ListedSchools.Where(row => EF.Parameter(urns).Contains(row.Urn))
            .ToDictionaryAsync(row => row.Urn, row => row.LaCode, cancel);
    }

    /// <summary>Who has a listed school in the trial; the register may have moved it to an authority that does not answer for it.</summary>
    private static IEnumerable<AuthoritySpan> OnList(School school, IReadOnlyList<AuthoritySpan> spans, string? listed) =>
        spans.Count == 0 && listed is not null && listed != school.LaCode ? [new AuthoritySpan { LaCode = listed }] : spans;
}
