using Programme.Common.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Contacts and contacts closed with no further action, in the trial and in the baseline.</summary>
internal static class ContactsSection
{
    public static async Task<SummarySection?> OfTrialAsync(SummaryQuery query)
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(query.Calls);
        var (first, last) = (query.Trial.FirstOn.ToMonth(), query.Trial.LastOn.ToMonth());
        async Task<SummariseContactsResponse> ContactsAsync(VersionBasis basis, bool withoutWithdrawn)
        {
            var request = new SummariseContactsRequest
            {
                FirstMonth = first,
                LastMonth = last,
                Basis = basis,
                WithoutDataWithdrawn = withoutWithdrawn
            };
            return await outcomes.SummariseContactsAsync(request, cancellationToken: query.Cancel);
        }
        var figures = Figures.Of($"outcomes_{AcademicYear(query.Trial.FirstOn)}",
            $"all schools in the returns, both arms, months {first}..{last}, blank rows skipped; rate = contacts_nfa / contacts_total; "
                + "Wilson 95%, z = 1.959963984540054; no school is removed for withdrawal");
        AddContacts(await ContactsAsync(VersionBasis.Latest, false), figures.In("latest_version"));
        AddContacts(await ContactsAsync(VersionBasis.First, false), figures.In("as_first_returned"));
        var without = await ContactsAsync(VersionBasis.Latest, true);
        AddCounts(without.Overall.Nfa, figures.In("latest_version_without_data_withdrawn_schools"));
        await AddArmsAsync(outcomes, first, last, figures, query);
        (figures.Section.FirstOn, figures.Section.LastOn) = (query.Trial.FirstOn.ToDate(), query.Trial.LastOn.ToDate());
        return figures.Section;
    }

    public static async Task<SummarySection?> OfBaselineAsync(SummaryQuery query)
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(query.Calls);
        var lastOn = query.Trial.FirstOn.AddDays(-1);
        var (first, last) = (query.Trial.BaselineFirstOn.ToMonth(), query.Trial.FirstOn.AddMonths(-1).ToMonth());
        var request = new SummariseContactsRequest { FirstMonth = first, LastMonth = last, Basis = VersionBasis.Latest };
        var figures = Figures.Of($"outcomes_baseline_{AcademicYear(query.Trial.BaselineFirstOn)}",
            $"months {first}..{last}, latest version");
        AddContacts(await outcomes.SummariseContactsAsync(request, cancellationToken: query.Cancel), figures.In("latest_version"));
        await AddArmsAsync(outcomes, first, last, figures, query);
        (figures.Section.FirstOn, figures.Section.LastOn) = (query.Trial.BaselineFirstOn.ToDate(), lastOn.ToDate());
        return figures.Section;
    }

    /// <summary>202122 for a day in the academic year 2021/22.</summary>
    private static string AcademicYear(DateOnly day)
    {
        var first = day.Month >= 9 ? day.Year : day.Year - 1;
        return $"{first}{(first + 1) % 100:00}";
    }

    /// <summary>Adds the contacts by arm, once the analysis is unmasked.</summary>
    private static async Task AddArmsAsync(
        OutcomesService.OutcomesServiceClient outcomes, string first, string last, Figures figures, SummaryQuery query)
    {
        var request = new SummariseContactsByArmRequest { FirstMonth = first, LastMonth = last, Basis = VersionBasis.Latest };
        var (arms, reason) = await SummaryQuery.IfGivenAsync(
            outcomes.SummariseContactsByArmAsync(request, cancellationToken: query.Cancel));
        if (arms is null)
        {
            figures.Absent("by_arm", reason);
            return;
        }
        var byArm = figures.In("by_arm");
        AddClustered(arms.Intervention.Nfa, byArm.In("T"));
        AddClustered(arms.Control.Nfa, byArm.In("C"));
        byArm.Measure("crude_odds_ratio_T_over_C", arms.HasCrudeOddsRatio, arms.CrudeOddsRatio);
    }

    private static void AddContacts(SummariseContactsResponse contacts, Figures figures)
    {
        figures.Each("per_la", contacts.ByLa, la => la.LaCode, (la, inner) => AddCounts(la.Nfa, inner));
        AddCounts(contacts.Overall.Nfa, figures.In("overall"));
    }

    private static void AddCounts(Proportion nfa, Figures figures) => AddShare(nfa, figures)
        .Measure("wilson_low", nfa.HasLower, nfa.Lower)
        .Measure("wilson_high", nfa.HasUpper, nfa.Upper);

    /// <summary>An arm has the interval of schools as clusters.</summary>
    private static void AddClustered(Proportion nfa, Figures figures) => AddShare(nfa, figures)
        .Measure("clustered_low", nfa.HasLower, nfa.Lower)
        .Measure("clustered_high", nfa.HasUpper, nfa.Upper);

    private static Figures AddShare(Proportion nfa, Figures figures) => figures
        .Count("contacts_total", nfa.Denominator)
        .Count("contacts_nfa", nfa.Numerator)
        .Share("rate", nfa.HasRatio, nfa.Ratio, nfa.Numerator, nfa.Denominator);
}
