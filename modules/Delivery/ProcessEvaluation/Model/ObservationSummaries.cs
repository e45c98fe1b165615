using Programme.Delivery.V1;
using Programme.Instruments;

namespace Programme.Delivery;

/// <summary>Observations of sessions on one checklist, added up.</summary>
internal static class ObservationSummaries
{
    /// <summary>Of one authority and checklist.</summary>
    public static ObservationSummary Of(string laCode, Scoring checklist, IReadOnlyCollection<ObservationRow> rows)
    {
        var shares = rows.SelectMany(row => checklist.Shares(Answers.Split(row.Answers))).ToList();
        var pairs = rows.GroupBy(row => row.SessionRef).SelectMany(PairsOf).ToList();
        var summary = new ObservationSummary
        {
            LaCode = laCode,
            InstrumentCode = checklist.Instrument.Code,
            InstrumentVersion = checklist.Instrument.Version,
            Observations = rows.Count,
            Sessions = rows.Select(row => row.SessionRef).Distinct().Count(),
            ElementsObserved = shares.Sum(),
            ElementsRated = shares.Count,
            Pairs = pairs.Count,
            PairsAgreeing = pairs.Count(agrees => agrees),
        };
        if (shares.Count > 0)
            summary.ShareObserved = summary.ElementsObserved / shares.Count;
        if (pairs.Count > 0)
            summary.Agreement = (double)summary.PairsAgreeing / pairs.Count;
        return summary;
    }

    /// <summary>Every element that two observers of a session both rated, and whether they agree; with three observers each two.</summary>
    private static IEnumerable<bool> PairsOf(IEnumerable<ObservationRow> ofSession)
    {
        var answers = ofSession.OrderBy(row => row.ObserverRef, StringComparer.Ordinal).Select(row => Answers.Split(row.Answers)).ToList();
        return Enumerable.Range(0, answers.Count)
            .SelectMany(first => answers.Skip(first + 1).SelectMany(second => answers[first].Zip(second)))
            .Where(pair => pair.First is not null && pair.Second is not null)
            .Select(pair => pair.First == pair.Second);
    }
}
