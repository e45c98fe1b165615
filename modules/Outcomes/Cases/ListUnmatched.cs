using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler
{
    private const int MostSuggestions = 3;

    public override async Task<ListUnmatchedResponse> ListUnmatched(ListUnmatchedRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 500);
        var (contacts, alias) = PageToken.After<long, string>(request) ?? (long.MaxValue, "");

        await using var db = store.Read(context);
        var texts = await UnmatchedAsync(db, request.LaCode, context.CancellationToken);
        var page = texts.Where(text => text.Contacts < contacts
            || (text.Contacts == contacts && string.CompareOrdinal(text.Alias, alias) > 0)).Take(size + 1).ToList();
        var names = page.Count > 0 ? await NamesAsync(db, request.LaCode, context.CancellationToken) : [];

        var response = new ListUnmatchedResponse { Texts = { page.Take(size) } };
        foreach (var text in response.Texts)
            text.Suggestions.AddRange(Likeness.Suggest(text.Alias, names.Keys, MostSuggestions)
                .Select(like => new AliasSuggestion { Urn = names[like.Name], Like = like.Name, Score = like.Score }));
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Contacts, page[size - 1].Alias);
        return response;
    }

    /// <summary>Most frequent first.</summary>
    private static async Task<List<UnmatchedText>> UnmatchedAsync(OutcomesDb db, string laCode, CancellationToken cancel)
    {
        var counts = await db.CaseCounts.Where(row => row.LaCode == laCode && row.Source == SchoolSource)
            .GroupBy(row => row.Alias).Select(alias => new { Number = alias.Key, Contacts = alias.Sum(row => row.Contacts) })
            .ToListAsync(cancel);
        var undecided = await db.SchoolAliases.Where(row => row.LaCode == laCode && row.Match == AliasMatch.Unspecified)
            .ToDictionaryAsync(row => row.Number, row => row.Alias, cancel);
        return [.. counts.Where(count => undecided.ContainsKey(count.Number))
            .Select(count => new UnmatchedText { Alias = undecided[count.Number], Contacts = count.Contacts })
            .OrderByDescending(text => text.Contacts).ThenBy(text => text.Alias, StringComparer.Ordinal)];
    }

    /// <summary>Every name that a listed school of the authority has, had, or is known by, with its URN on the list.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(OutcomesDb db, string laCode, CancellationToken cancel)
    {
        var units = new UnitUrns(await enrolment.UnitsAsync(laCode, null, cancel));
        var aliases = await db.SchoolAliases.Where(row => row.LaCode == laCode && row.Urn != null).ToListAsync(cancel);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in units.Units)
        {
            foreach (var name in unit.Urns.Select(urn => urn.Name).Prepend(unit.Name).Where(name => name.Length > 0))
                names.TryAdd(name, unit.ListedUrn);
        }
        foreach (var alias in aliases)
        {
            if (units.ListedOf(alias.Urn) is { } listed)
                names.TryAdd(alias.Alias, listed);
        }
        return names;
    }
}
