using Programme.Journal;

namespace Programme.Host;

/// <summary>What an authority counted for one school in one month; null counts = nothing was returned.</summary>
internal sealed record DemoCounts(DemoSchool School, int? Total, int Nfa, int Advice, int EarlyHelp, int Referral, int OpenCase,
    string Note)
{
    /// <summary>Contacts found later, all of them closed with no further action or answered with advice.</summary>
    public DemoCounts Corrected(int more, int recoded) =>
        this with { Total = Total + more, Nfa = Nfa + more - recoded, Advice = Advice + recoded };
}

/// <summary>The monthly returns of one authority: late, missing, restated and partly blank, as they come.</summary>
/// <param name="settings">What is simulated.</param>
/// <param name="authority">Whose returns.</param>
/// <param name="listed">Its schools on the list.</param>
/// <param name="withdrawnData">Schools that withdrew their data, and since when.</param>
/// <param name="dice">A stream of draws.</param>
internal sealed class DemoReturns(DemoSettings settings, DemoAuthority authority, IReadOnlyList<DemoSchool> listed,
    IReadOnlyDictionary<string, DateOnly> withdrawnData, DemoDice dice)
{
    private const string Header =
        "reporting_month,school_urn,contacts_total,contacts_nfa,contacts_advice_only,contacts_to_early_help,contacts_to_referral,"
            + "contacts_on_open_case,referrals,referrals_nfa,assessments_started,assessments_not_in_need,early_help_plans_new,"
            + "cin_plans_new,s47_started,icpc,cp_plans_new,became_looked_after,extract_date,status,note";

    /// <summary>Contacts per 1,000 pupils by month of the year: few in August, many in the middle of a term.</summary>
    private static readonly double[] Season = [0, 1.0, 0.9, 1.15, 0.8, 1.1, 1.1, 0.7, 0.15, 1.0, 1.1, 1.2, 0.75];

    private readonly List<DemoList> lists = [];
    private double perThousand;
    private double closed;

    /// <summary>The returns that have come in by the day, in the order in which they come.</summary>
    public IReadOnlyList<DemoList> Make(DemoTally known)
    {
        (perThousand, closed) = (5 + (3 * dice.Unit()), 0.35 + (0.25 * dice.Unit()));
        for (var month = settings.BaselineFirstOn; month <= settings.LastOn; month = month.AddMonths(1))
        {
            var inTrial = month >= settings.FirstOn;
            var number = month.Month >= 9 ? month.Month - 9 : month.Month + 3;
            var counts = listed.Select(school => CountsOf(school, month)).ToList();
            if (inTrial && authority.MissingMonths.Contains(number))
                continue;
            var last = Send(month, 1, counts, dice.Between(9, 24) + (authority.IsLate && inTrial ? 65 : 0), "final");
            if (last is not null && inTrial && authority.RestatedMonth == number)
                last = Send(month, 2, [.. counts.Select(Correct)], 80, "restated") ?? last;
            if (last is not null && inTrial)
                Count(last, known);
        }
        return lists;
    }

    private List<DemoCounts>? Send(DateOnly month, int version, List<DemoCounts> counts, int daysAfter, string status)
    {
        var extracted = Latest(month.AddMonths(1).AddDays(daysAfter), authority.SharesDataFrom.AddDays(5 + version));
        if (extracted > settings.AsOf)
            return null;
        var csv = new DemoCsv(Header);
        foreach (var row in counts)
            csv.Add([month.ToMonth(), row.School.Urn, .. Cells(row), extracted, status,
                version > 1 ? "restated: late contacts added, advice recoded" : row.Note]);
        lists.Add(csv.As($"{authority.LaCode}/{month.ToMonth()}{(version > 1 ? $"-v{version}" : "")}.csv") with
        {
            LaCode = authority.LaCode,
            Month = month.ToMonth(),
            Version = version
        });
        return counts;
    }

    private DemoCounts CountsOf(DemoSchool school, DateOnly month)
    {
        var total = dice.Poisson((school.Pupils ?? 900) / 1_000.0 * perThousand * Season[month.Month]);
        var nfa = dice.Of(total, closed);
        var advice = dice.Of(total - nfa, 0.25);
        var earlyHelp = dice.Of(total - nfa - advice, 0.3);
        var referral = dice.Of(total - nfa - advice - earlyHelp, 0.6);
        var openCase = dice.Of(total - nfa - advice - earlyHelp - referral, 0.5);
        if (withdrawnData.TryGetValue(school.Urn, out var left) && month >= left)
            return new DemoCounts(school, null, 0, 0, 0, 0, 0, "data withdrawn");
        return dice.Chance(0.002)
            ? new DemoCounts(school, null, 0, 0, 0, 0, 0, "not returned")
            : new DemoCounts(school, total, nfa, advice, earlyHelp, referral, openCase, "");
    }

    private DemoCounts Correct(DemoCounts counts)
    {
        if (counts.Total is null || !dice.Chance(0.4))
            return counts;
        var more = dice.Between(1, 2);
        return counts.Corrected(more, dice.Between(0, Math.Min(2, counts.Nfa + more)));
    }

    /// <summary>The counts; what follows a referral is made from them, never more than there are.</summary>
    private static object?[] Cells(DemoCounts row) => row.Total is null
        ? new object?[16]
        :
        [
            row.Total, row.Nfa, row.Advice, row.EarlyHelp, row.Referral, row.OpenCase, row.Referral, row.Referral / 3,
                row.Referral - (row.Referral / 3),
            row.Referral / 4, row.EarlyHelp / 2, row.Referral / 3, row.Referral / 4, row.Referral / 5, row.Referral / 6, 0,
        ];

    private void Count(IEnumerable<DemoCounts> rows, DemoTally known)
    {
        foreach (var row in rows)
        {
            known["contacts", authority.LaCode] += row.Total ?? 0;
            known["contacts closed with no further action", authority.LaCode] += row.Nfa;
        }
    }

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
