namespace Programme.Outcomes;

/// <summary>State of one expected return: received, late, missing or restated.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Versions">Versions received, ascending; none = missing.</param>
/// <param name="DaysToExtract">Days from the month's end to the extract of the first version; null when missing.</param>
/// <param name="Late">Whether that was after the day on which it was due, with grace.</param>
internal sealed record ReturnState(string LaCode, string Month, IReadOnlyList<int> Versions, int? DaysToExtract, bool Late)
{
    public bool Received => Versions.Count > 0;

    public bool Restated => Versions.Count > 1;

    /// <summary>The returns expected on a day: those that are owed and were due before it, with grace, and those that are there
    /// before they are due.</summary>
    /// <param name="laCodes">Authorities that return.</param>
    /// <param name="months">Months that are returned.</param>
    /// <param name="received">Versions received, extracted on or before the day.</param>
    /// <param name="owes">Whether an authority has listed schools in a month.</param>
    /// <param name="due">When an authority's month is due.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<ReturnState> On(IEnumerable<string> laCodes, IReadOnlyList<string> months,
        IEnumerable<ReceivedVersion> received, Func<string, string, bool> owes, Func<string, string, ReturnDue> due, DateOnly day)
    {
        var versions = received.ToLookup(version => (version.LaCode, version.Month));
        return [.. laCodes.SelectMany(code => months.Select(month => (Code: code, Month: month, Due: due(code, month))))
            .Where(item => versions.Contains((item.Code, item.Month)) || (owes(item.Code, item.Month) && item.Due.DaysLate(day) > 0))
            .Select(item => Of(item.Code, item.Month, [.. versions[(item.Code, item.Month)].OrderBy(version => version.Version)],
                item.Due))];
    }

    private static ReturnState Of(string laCode, string month, IReadOnlyList<ReceivedVersion> versions, ReturnDue due) =>
        versions.Count == 0
        ? new ReturnState(laCode, month, [], null, false)
        : new ReturnState(laCode, month, [.. versions.Select(version => version.Version)],
            ReturnTiming.DaysToExtract(month, versions[0].ExtractOn), due.DaysLate(versions[0].ExtractOn) > 0);
}

/// <summary>A version that came.</summary>
internal sealed record ReceivedVersion(string LaCode, string Month, int Version, DateOnly ExtractOn, DateTimeOffset ReceivedAt);
