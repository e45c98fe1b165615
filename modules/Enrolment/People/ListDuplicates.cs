using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<ListDuplicatesResponse> ListDuplicates(ListDuplicatesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (kind, first) = PageToken.After<int, string>(request) ?? (0, "");

        await using var db = store.Read(context);
        var people = await db.InScope().Select(row => new { row.PersonRef, row.NameMark, row.EmailMark })
            .ToListAsync(context.CancellationToken);
        var schools = await db.Register.InForce(null)
            .Where(row => Eligibility.Statuses.Contains(row.StatusName) && db.Authorities.Any(authority => authority.LaCode == row.LaCode))
            .Select(row => new { row.Urn, row.LaCode, row.Laestab, row.Name }).ToListAsync(context.CancellationToken);

        Duplicate[] found =
        [
            .. Same(DuplicateKind.PersonName, people.Select(row => (row.PersonRef, row.NameMark))),
            .. Same(DuplicateKind.PersonEmail, people.Select(row => (row.PersonRef, row.EmailMark ?? ""))),
            .. Same(DuplicateKind.SchoolLaestab, schools.Select(row => (row.Urn, row.Laestab))),
            .. Same(DuplicateKind.SchoolName,
                schools.Select(row => (row.Urn, $"{row.LaCode} {PersonDetails.Words(row.Name, sorted: false)}"))),
        ];
        var page = found.Where(row => ((int)row.Kind, string.CompareOrdinal(row.Refs[0], first)).CompareTo((kind, 0)) > 0).Take(size + 1)
            .ToList();
        var response = new ListDuplicatesResponse { Duplicates = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, (int)page[size - 1].Kind, page[size - 1].Refs[0]);
        return response;
    }

    /// <summary>Those that have a key in common, by their first reference. Without a key nothing is the same.</summary>
    private static IEnumerable<Duplicate> Same(DuplicateKind kind, IEnumerable<(string Ref, string Key)> rows) => rows
        .Where(row => row.Key.Length > 0).GroupBy(row => row.Key).Where(group => group.Count() > 1)
        .Select(group => new Duplicate { Kind = kind, Refs = { group.Select(row => row.Ref).Order(StringComparer.Ordinal) } })
        .OrderBy(duplicate => duplicate.Refs[0], StringComparer.Ordinal);
}
