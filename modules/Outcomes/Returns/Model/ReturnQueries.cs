using System.Globalization;

namespace Programme.Outcomes;

/// <summary>A row of a return and the line on which it stands.</summary>
internal sealed record ReturnLine(int Line, SchoolMonthRow Row);

/// <summary>Earlier versions and months that a return is compared with.</summary>
/// <param name="Month">Its month.</param>
/// <param name="Version">Its version.</param>
/// <param name="ExtractOn">When it was extracted.</param>
/// <param name="Today">When it arrives.</param>
/// <param name="Listed">Schools of the authority on the list.</param>
/// <param name="Earlier">The authority's other returns: latest version of each month, and of this month the one before.</param>
/// <param name="StoredVersions">Versions of this month that are there.</param>
/// <param name="ZeroMonths">School to the number of other months of this term with a true 0.</param>
internal sealed record ReturnContext(string Month, int Version, DateOnly ExtractOn, DateOnly Today, IReadOnlySet<string> Listed,
    IReadOnlyList<Tally> Earlier, IReadOnlyCollection<int> StoredVersions, IReadOnlyDictionary<string, int> ZeroMonths);

/// <summary>A remark: worth a look, not wrong enough to refuse.</summary>
/// <param name="Line">Physical line, header = 1.</param>
/// <param name="Column">Our column; empty = the whole file.</param>
/// <param name="Code">Code of the rule.</param>
/// <param name="Message">What it is about and what to do.</param>
/// <param name="Value">The value that raised it.</param>
/// <param name="Urn">School; empty = the whole return.</param>
internal sealed record ReturnQuery(int Line, string Column, string Code, string Message, string Value = "", string Urn = "");

/// <summary>Queries in the manner of the census validators: "please check, and either amend or give a reason".</summary>
internal static class ReturnQueries
{
    private const int Header = 1;

    /// <summary>All queries of a return without errors, of the rules that apply to its month.</summary>
    public static IReadOnlyList<ReturnQuery> Find(IReadOnlyList<ReturnLine> lines, ReturnContext context, ReturnSettings settings) =>
        [.. All(lines, context, settings).Where(query => ReturnRuleTable.Applies(query.Code, context.Month))];

    private static IEnumerable<ReturnQuery> All(IReadOnlyList<ReturnLine> lines, ReturnContext context, ReturnSettings settings)
    {
        var now = Tally.Of("", context.Month, lines.Select(line => line.Row.Counts).OfType<SchoolCounts>());
        return
        [
            .. lines.SelectMany(OfRow),
            .. ZeroForTheTerm(lines, context),
            .. NotInTheFile(lines, context),
            .. Versions(context),
            .. Gaps(context),
            .. Shares(now, context, settings.ShareMoves),
            .. Total(now, context, settings.TotalDiffers),
            .. Practice(now, context, settings.PracticeMoves),
        ];
    }

    private static IEnumerable<ReturnQuery> OfRow(ReturnLine line)
    {
        if (ReturnRules.IsBlank(line.Row) && line.Row.Note is null)
            yield return new(line.Line, "note", FieldCodes.BlankUnexplained,
                "the school has no counts; say why in the note, or give them (0 if there were none).", Urn: line.Row.Urn);
        if (line.Row is { ContactsTotal: not null, ContactsNfa: null })
            yield return new(line.Line, "contacts_nfa", FieldCodes.NfaBlank,
                "without contacts_nfa the school does not count in the share; give it (0 if there were none).", Urn: line.Row.Urn);
    }

    private static IEnumerable<ReturnQuery> ZeroForTheTerm(IReadOnlyList<ReturnLine> lines, ReturnContext context)
    {
        var term = SchoolTerms.MonthsOf(context.Month);
        return term.Count == 0 || term[^1] != context.Month
            ? []
            : lines.Where(line => line.Row.ContactsTotal == 0 && context.ZeroMonths.GetValueOrDefault(line.Row.Urn) == term.Count - 1)
                .Select(line => new ReturnQuery(line.Line, "contacts_total", FieldCodes.ZeroForATerm,
                    $"no contact in any month from {term[0]} to {term[^1]}; check that these are true zeros.", "0", line.Row.Urn));
    }

    private static IEnumerable<ReturnQuery> NotInTheFile(IReadOnlyList<ReturnLine> lines, ReturnContext context) =>
        context.Listed.Except(lines.Select(line => line.Row.Urn)).Order(StringComparer.Ordinal)
            .Select(urn => new ReturnQuery(Header, "school_urn", FieldCodes.SchoolMissing,
                $"the school {urn} is on the list and has no row; give one, blank with a note if nothing was returned.", Urn: urn));

    private static IEnumerable<ReturnQuery> Versions(ReturnContext context)
    {
        if (context.Version > 1 && !context.StoredVersions.Contains(context.Version - 1))
            yield return new(Header, "", FieldCodes.VersionGap,
                $"version {context.Version - 1} of this month is not there; send it if there is one.");
        if (context.ExtractOn <= ReturnTiming.EndOf(context.Month))
            yield return new(Header, "extract_date", FieldCodes.ExtractedEarly,
                "extracted before the month was over; the counts may not be complete.");
        if (context.ExtractOn > context.Today)
            yield return new(Header, "extract_date", FieldCodes.ExtractedLater, "the day of the extract is in the future; check the date.");
    }

    private static IEnumerable<ReturnQuery> Gaps(ReturnContext context)
    {
        var before = context.Earlier.Select(tally => tally.Month).Where(month => string.CompareOrdinal(month, context.Month) < 0)
            .Max(StringComparer.Ordinal);
        for (var month = before is null ? context.Month : Next(before); month != context.Month; month = Next(month))
            yield return new(Header, "reporting_month", FieldCodes.MonthMissing, $"there is a return for {before} and none for {month}.");
    }

    private static IEnumerable<ReturnQuery> Shares(Tally now, ReturnContext context, double moves)
    {
        if (now is { Total: > 0, Nfa: 0 })
            yield return new(Header, "contacts_nfa", FieldCodes.NoNfaAtAll,
                "no school has a contact closed with no further action; check how they are recorded.");
        var term = SchoolTerms.MonthsOf(context.Month);
        var previous = SchoolTerms.MonthsBefore(context.Month);
        var share = Share([.. context.Earlier.Where(tally => term.Contains(tally.Month) && tally.Month != context.Month), now]);
        var before = Share([.. context.Earlier.Where(tally => previous.Contains(tally.Month))]);
        if (Math.Abs((share - before) ?? 0) > moves)
            yield return new(Header, "contacts_nfa", FieldCodes.ShareMoved,
                string.Create(CultureInfo.InvariantCulture,
                    $"the share closed with no further action is {share:P0} in this term after {before:P0} in the term before; check "
                        + $"whether recording changed."), string.Create(CultureInfo.InvariantCulture, $"{share:0.000}"));
    }

    private static IEnumerable<ReturnQuery> Total(Tally now, ReturnContext context, double differs)
    {
        if (context.Earlier.FirstOrDefault(tally => tally.Month == context.Month) is { } before
            && Math.Abs(now.Total - before.Total) > differs * before.Total)
            yield return new(Header, "contacts_total", FieldCodes.TotalDiffers,
                $"{now.Total} contacts after {before.Total} in the version before; check, and say why in the notes.",
                    now.Total.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<ReturnQuery> Practice(Tally now, ReturnContext context, double moves)
    {
        if (RecordingPractice.Moved(now, context.Earlier, moves) is { } moved)
            yield return new(Header, "contacts_nfa", FieldCodes.PracticeMoved,
                string.Create(CultureInfo.InvariantCulture,
                    $"no further action moved by {moved.Nfa:+0.00;-0.00} and advice only by {moved.Advice:+0.00;-0.00} of all contacts "
                        + $"since the {RecordingPractice.MonthsBefore} months before; check whether one is recorded as the other."),
                        string.Create(CultureInfo.InvariantCulture, $"{moved.Nfa:+0.000;-0.000}"));
    }

    private static double? Share(IReadOnlyCollection<Tally> tallies) =>
        tallies.Sum(tally => tally.Total) is > 0 and var total ? (double)tallies.Sum(tally => tally.Nfa) / total : null;

    private static string Next(string month) => ReturnTiming.EndOf(month).AddDays(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
