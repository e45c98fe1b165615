using Microsoft.EntityFrameworkCore;

namespace Programme.Enrolment;

/// <summary>Questions to the authorities: a code has several rows, one after another.</summary>
internal static class AuthorityQueries
{
    /// <summary>The row of each code that is valid on a day.</summary>
    public static IQueryable<AuthorityRow> ValidOn(this IQueryable<AuthorityRow> authorities, DateOnly day) =>
        authorities.Where(row => row.ValidFrom <= day && (row.ValidTo == null || row.ValidTo >= day));

    /// <summary>The newest row of each code.</summary>
    public static IQueryable<AuthorityRow> Newest(this IQueryable<AuthorityRow> authorities) =>
        authorities.Where(row => !authorities.Any(other => other.LaCode == row.LaCode && other.ValidFrom > row.ValidFrom));

    /// <summary>Codes of the authorities that are valid on a day.</summary>
    public static Task<List<string>> AuthoritiesOnAsync(this EnrolmentDb db, DateOnly day, CancellationToken cancel) =>
        db.Authorities.ValidOn(day).OrderBy(row => row.LaCode).Select(row => row.LaCode).ToListAsync(cancel);

    /// <summary>The same rows with what their codes signed, whichever of a code's rows has it.</summary>
    public static async Task<List<AuthorityRow>> WithAgreementsAsync(this EnrolmentDb db, List<AuthorityRow> rows, CancellationToken cancel)
    {
        var codes = rows.ConvertAll(row => row.LaCode);
        var ofCode = (await db.Authorities.Where(row => EF.Parameter(codes).Contains(row.LaCode)).ToListAsync(cancel))
            .ToLookup(row => row.LaCode);
        return rows.ConvertAll(row =>
        {
            var mou = ofCode[row.LaCode].MaxBy(same => (same.MouSignedOn, same.MouVersion, same.MouSignedBy))!;
            var dsa = ofCode[row.LaCode].MaxBy(same => (same.DsaSignedOn, same.DsaVersion, same.DsaSignedBy))!;
            return row with
            {
                MouSignedOn = mou.MouSignedOn,
                MouSignedBy = mou.MouSignedBy,
                MouVersion = mou.MouVersion,
                DsaSignedOn = dsa.DsaSignedOn,
                DsaSignedBy = dsa.DsaSignedBy,
                DsaVersion = dsa.DsaVersion,
            };
        });
    }
}
