using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Every figure that this module publishes: authorities, schools by stage, agreements outstanding, turnover of
/// leads and deputies.</summary>
internal sealed partial class EnrolmentFigures(Store<EnrolmentDb> store, Trial trial, TimeProvider clock)
{
    internal static readonly Series Authority = new("programme_local_authority_info", "1 for every authority in the trial.");

    internal static readonly Series Schools = new("programme_schools",
        "Schools by stage: eligible in the newest register; of these opted_out; listed (randomised); of these withdrawn_data by today. "
            + "Treated schools alone withdraw from delivery: that they did, on the day on which a school closed, would tell its arm.",
        "stage");

    internal static readonly Series Outstanding = new("programme_agreements_outstanding",
        "Not signed by today: information_sheet and mou count listed schools (before there is a list, eligible ones that have not opted "
            + "out); la_mou and la_dsa are 1 while the authority has not signed.", "kind");

    internal static readonly Series DrawnAt = new("programme_draw_timestamp_seconds",
        "When the day began on which schools of the authority were randomised (period: the month of it).", "period");

    /// <summary>For the host.</summary>
    public FigureSource Source =>
        new("enrolment", ["enrolment"], [Authority, Schools, Outstanding, DrawnAt, .. TurnoverSeries], ComputeAsync);

    private async Task<IReadOnlyList<Figure>> ComputeAsync(CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        var day = trial.AsOf(null, clock);
        var turnover = await TurnoverSummary.SummariseAsync(db, Scope.All, trial.FirstOn, day, cancel);
        return [.. await EnrolledAsync(db, day, cancel), .. await OfDrawsAsync(db, cancel), .. OfTurnover(turnover)];
    }

    private async Task<IEnumerable<Figure>> OfDrawsAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var frozen = await db.FrozenLists.ToDictionaryAsync(list => list.Batch, list => list.AsOf, cancel);
        var days = (await db.Draws.ToListAsync(cancel)).Where(draw => frozen.ContainsKey(draw.Batch))
            .ToDictionary(draw => draw.Batch, draw => draw.RandomisedOn(frozen[draw.Batch], trial.FirstOn));
        var listed = await db.ListedSchools.Select(row => new { row.LaCode, row.Batch }).Distinct().ToListAsync(cancel);
        return listed.Where(one => days.ContainsKey(one.Batch)).Select(one => (one.LaCode, Day: days[one.Batch]))
            .GroupBy(one => (one.LaCode, Month: one.Day.ToMonth()))
            .Select(month => DrawnAt.At(month.Key.LaCode, month.Max(one => one.Day), month.Key.Month));
    }

    private static async Task<List<Figure>> EnrolledAsync(EnrolmentDb db, DateOnly day, CancellationToken cancel)
    {
        var authorities = await db.WithAgreementsAsync(await db.Authorities.Newest().OrderBy(row => row.LaCode).ToListAsync(cancel),
            cancel);
        var valid = await db.AuthoritiesOnAsync(day, cancel);
        var eligible = await db.Register.InForce(null).Eligible(valid)
            .Select(row => new ListedSchoolRow { Urn = row.Urn, LaCode = row.LaCode }).ToListAsync(cancel);
        var listed = await db.ListedSchools.ToListAsync(cancel);
        var byUrn = listed.ToDictionary(row => row.Urn, row => row.LaCode);
        // Beside the listed schools, of whom they are a part, they go by the authority of the list.
        var withdrawn = (await db.Withdrawals.Where(row => row.WithdrawnOn <= day).ToListAsync(cancel))
            .ConvertAll(row => row with { LaCode = byUrn.GetValueOrDefault(row.Urn, row.LaCode) });
        var agreements = await db.Agreements.Where(row => row.SignedOn <= day).ToListAsync(cancel);

        HashSet<string> Signed(AgreementKind kind) => [.. agreements.Where(row => row.Kind == kind).Select(row => row.Urn)];
        var optOuts = Signed(AgreementKind.OptOut);
        var asked = listed.Count > 0 ? listed : eligible.FindAll(row => !optOuts.Contains(row.Urn));
        var (sheets, mous) = (Signed(AgreementKind.InformationSheet), Signed(AgreementKind.Mou));

        return
        [
            .. authorities.Select(row => Authority.Of(row.LaCode, 1)),
            .. PerAuthority(Schools, "eligible", authorities, eligible),
            .. PerAuthority(Schools, "opted_out", authorities, eligible.Where(row => optOuts.Contains(row.Urn))),
            .. PerAuthority(Schools, "listed", authorities, listed),
            .. PerAuthority(Schools, "withdrawn_data", authorities, withdrawn.Where(row => row.Scope == WithdrawalScope.Data)),
            .. PerAuthority(Outstanding, "information_sheet", authorities, asked.Where(row => !sheets.Contains(row.Urn))),
            .. PerAuthority(Outstanding, "mou", authorities, asked.Where(row => !mous.Contains(row.Urn))),
            .. PerAuthority(Outstanding, "la_mou", authorities, authorities.Where(row => !(row.MouSignedOn <= day))),
            .. PerAuthority(Outstanding, "la_dsa", authorities, authorities.Where(row => !(row.DsaSignedOn <= day))),
        ];
    }

    /// <summary>A count for every authority, zeros too.</summary>
    private static IEnumerable<Figure> PerAuthority(Series series, string label, List<AuthorityRow> authorities,
        IEnumerable<IOfAuthority> rows)
    {
        var counts = rows.CountBy(row => row.LaCode).ToDictionary();
        return authorities.Select(authority => series.Of(authority.LaCode, counts.GetValueOrDefault(authority.LaCode), label));
    }
}
