using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What anybody may have: plan, definitions, results of the whole trial, scripts, and the counts by authority and month as they
/// are published on the boards. No row of a school or a person; no result of one authority; a result that shows few contacts, posts or
/// answers is withheld. See decision 0056.</summary>
internal static class OpenPack
{
    /// <param name="source">What it is made of.</param>
    /// <param name="published">Counts after disclosure control, as everybody who may see an authority sees them.</param>
    public static byte[] Build(PackSource source, IEnumerable<ContactFigure> published)
    {
        // The seed draws marks that no file of this pack shows: texts are made nameless.
        var marks = new PackMarks(source.Data, "");
        var files = source.Common();
        files["README.md"] = PackText.Shipped("open.md");
        files["dictionary.csv"] = PackText.Shipped("open-dictionary.csv");
        files["results.csv"] = PackSource.ResultsFile(OpenResults.Of(source.Results.Where(row => !marks.NamesAuthority(row.Id)))
            .Select(row => row with { Reason = marks.Nameless(row.Reason) }));
        files["aggregates.csv"] = PackText.Table(
            "la_code,month,contacts_total,contacts_inappropriate,ratio,lower,upper,withheld,schools,rules,not_comparable_from",
            published.Select(figure => (IEnumerable<object?>)
            [
                figure.LaCode, figure.Month, figure.HasContactsTotal ? figure.ContactsTotal : null,
                figure.HasContactsInappropriate ? figure.ContactsInappropriate : null, figure.HasRatio ? figure.Ratio : null,
                figure.HasLower ? figure.Lower : null, figure.HasUpper ? figure.Upper : null, figure.Withheld, figure.Schools,
                string.Join(' ', figure.Rules), string.Join(' ', figure.NotComparableFrom),
            ]));
        return PackArchive.Of(files, marks.Originals);
    }
}
