namespace Programme.Outcomes.Model;

/// <summary>What became of one return that is expected.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Versions">Versions received, ascending; none = missing.</param>
/// <param name="DaysToExtract">Days from the month's end to the extract of the first version; null when missing.</param>
/// <param name="Late">Whether that was more than <see cref="ReturnTiming.DaysAllowed"/> days.</param>
internal sealed record ReturnState(string LaCode, string Month, IReadOnlyList<int> Versions, int? DaysToExtract, bool Late)
{
    public bool Received => Versions.Count > 0;

    public bool Restated => Versions.Count > 1;

    /// <summary>The returns expected on a day: those that are due by then, and those that are there before they are due.</summary>
    /// <param name="laCodes">Authorities that return.</param>
    /// <param name="months">Months that are returned.</param>
    /// <param name="received">Versions received, extracted on or before the day.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<ReturnState> On(IEnumerable<string> laCodes, IReadOnlyList<string> months,
        IEnumerable<ReceivedVersion> received, DateOnly day)
    {
        var versions = received.ToLookup(version => (version.LaCode, version.Month));
        return [.. laCodes.SelectMany(code => months
            .Where(month => versions.Contains((code, month)) || ReturnTiming.IsDue(month, day))
            .Select(month => Of(code, month, [.. versions[(code, month)].OrderBy(version => version.Version)])))];
    }

    private static ReturnState Of(string laCode, string month, IReadOnlyList<ReceivedVersion> versions)
    {
        int? days = versions.Count > 0 ? ReturnTiming.DaysToExtract(month, versions[0].ExtractOn) : null;
        return new ReturnState(laCode, month, [.. versions.Select(version => version.Version)], days, days > ReturnTiming.DaysAllowed);
    }
}

/// <summary>A version that came.</summary>
internal sealed record ReceivedVersion(string LaCode, string Month, int Version, DateOnly ExtractOn, DateTimeOffset ReceivedAt);
