using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler
{
    public override async Task<SummariseCasesResponse> SummariseCases(SummariseCasesRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var codes = await db.CaseKeys.Select(row => row.LaCode).Distinct().ToListAsync(context.CancellationToken);
        var units = (await enrolment.UnitsAsync("", null, context.CancellationToken))
            .SelectMany(unit => unit.Authorities.Codes(unit.LaCode).Select(code => (Code: code, Unit: unit)))
            .ToLookup(pair => pair.Code, pair => pair.Unit);

        var response = new SummariseCasesResponse();
        foreach (var code in codes.Order(StringComparer.Ordinal))
            response.Authorities.Add(await SummaryAsync(db, code, new UnitUrns([.. units[code]]), context.CancellationToken));
        return response;
    }

    private static async Task<CaseSummary> SummaryAsync(OutcomesDb db, string laCode, UnitUrns units, CancellationToken cancel)
    {
        var counts = db.CaseCounts.Where(row => row.LaCode == laCode);
        var sources = await counts.GroupBy(row => row.Source)
            .Select(source => new { source.Key, Contacts = source.Sum(row => row.Contacts) })
            .ToDictionaryAsync(source => source.Key, source => source.Contacts, cancel);
        var flags = await counts.GroupBy(row => row.Flags).Select(flag => new { flag.Key, Contacts = flag.Sum(row => row.Contacts) })
            .ToListAsync(cancel);
        var summary = new CaseSummary
        {
            LaCode = laCode,
            Rows = sources.Values.Sum(),
            RowsWithSeveralFlags = flags.Where(flag => ContactPrecedence.IsSeveral((ContactFlags)flag.Key)).Sum(flag => flag.Contacts),
            BySourceCode = { sources },
            OtherSource = sources.Where(source => source.Key != SchoolSource).Sum(source => source.Value),
            Totals = Counts(CaseTally.Sum((await SchoolsAsync(db, laCode, units, cancel)).Values)),
            Rule = ContactPrecedence.Version,
            RuleText = ContactPrecedence.Text,
        };
        await AddResolutionAsync(summary, db, units, cancel);
        summary.Matched = Proportions.WithInterval(summary.InTrial + summary.NotInTrial, sources.GetValueOrDefault(SchoolSource));
        return summary;
    }

    private static async Task AddResolutionAsync(CaseSummary summary, OutcomesDb db, UnitUrns units, CancellationToken cancel)
    {
        var aliases = await db.SchoolAliases.Where(row => row.LaCode == summary.LaCode).ToDictionaryAsync(row => row.Number, cancel);
        var texts = await db.CaseCounts.Where(row => row.LaCode == summary.LaCode && row.Source == SchoolSource)
            .GroupBy(row => row.Alias).Select(alias => new { Number = alias.Key, Contacts = alias.Sum(row => row.Contacts) })
            .ToListAsync(cancel);
        foreach (var text in texts)
        {
            switch (aliases[text.Number])
            {
                case { Match: AliasMatch.Unspecified }:
                    summary.AliasUnknown += text.Contacts;
                    break;
                case { Match: AliasMatch.Ambiguous }:
                    summary.Ambiguous += text.Contacts;
                    break;
                case var alias when units.ListedOf(alias.Urn) is not null:
                    summary.InTrial += text.Contacts;
                    break;
                default:
                    summary.NotInTrial += text.Contacts;
                    break;
            }
        }
    }

    /// <summary>Contacts of listed schools by month. Several URNs of a school count together.</summary>
    private static async Task<Dictionary<(string Urn, string Month), CaseTally>> SchoolsAsync(OutcomesDb db, string laCode, UnitUrns units,
        CancellationToken cancel) =>
        (await db.CaseMonths.Where(row => row.LaCode == laCode).ToListAsync(cancel))
            .Select(row => (Urn: units.ListedOf(row.Urn), row.Month, row.Tally)).Where(row => row.Urn is not null)
            .GroupBy(row => (row.Urn!, row.Month))
            .ToDictionary(school => school.Key, school => CaseTally.Sum(school.Select(row => row.Tally)));
}
