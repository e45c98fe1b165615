using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>A measure of an authority beside those of others.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Own">Of this authority, with numerator and denominator.</param>
/// <param name="All">Of all authorities together; empty = not for the role.</param>
/// <param name="OwnValue">Of this authority, from which its place is drawn; null = none.</param>
/// <param name="Values">Of every authority that has one.</param>
/// <param name="Write">Writes a value.</param>
/// <param name="Note">How to read it.</param>
public sealed record Measure(string Name, string Own, string All, double? OwnValue, IReadOnlyList<double> Values,
    Func<double, string> Write, string Note)
{
    /// <summary>Whether all together are all authorities of the programme, whoever asks.</summary>
    public bool IsPooled { get; init; }

    /// <summary>The lowest of all; empty = not for the role.</summary>
    public string Lowest => Values.Count > 1 ? Write(Values.Min()) : "";

    /// <summary>The highest of all; empty = not for the role.</summary>
    public string Highest => Values.Count > 1 ? Write(Values.Max()) : "";
}

/// <summary>The five answers as measures that can be set beside each other: sums over sums, never means of shares.</summary>
internal static class AuthorityMeasures
{
    /// <param name="facts">Of all authorities that the caller may see.</param>
    /// <param name="laCode">The authority.</param>
    public static IReadOnlyList<Measure> Of(AuthorityFacts facts, string laCode) => [.. new[]
    {
        OfSessions(facts, laCode), OfLeads(facts, laCode), OfContacts(facts, laCode), OfReturns(facts, laCode), OfCosts(facts, laCode),
    }.OfType<Measure>()];

    private static Measure? OfSessions(AuthorityFacts facts, string laCode)
    {
        if (facts.Sessions is not { } sessions)
            return null;
        var given = sessions.ByLa.Where(one => one is { Withheld: "", Due: > 0 }).ToList();
        var isOne = sessions.ByLa.Count <= 1;
        return OfShares("Sessions delivered of those due", given.Select(one => (one.LaCode, (long)one.Delivered, (long)one.Due)), laCode,
            isOne || sessions.Overall is not { Withheld: "", Due: > 0 } ? null : (sessions.Overall.Delivered, sessions.Overall.Due),
            given.Any(one => one.ByDesign) ? "Counted as if half of the schools of both arms were treated." : "",
            sessions.ByLa.Any(one => one.LaCode == laCode && one.Withheld.Length > 0) ? "withheld" : "none due");
    }

    private static Measure? OfLeads(AuthorityFacts facts, string laCode) => facts.Turnover is not { } turnover ? null
        : OfShares("Leads in post at the start who left", turnover.Leads.Where(one => one.Headcount > 0)
            .Select(one => (one.LaCode, (long)one.LeaversInPostAtStart, (long)one.Headcount)), laCode,
            turnover.Leads.Count > 1 ? (turnover.LeadsOverall.LeaversInPostAtStart, turnover.LeadsOverall.Headcount) : null, "", "none");

    private static Measure? OfContacts(AuthorityFacts facts, string laCode)
    {
        if (facts.Charts is not { } charts)
            return null;
        var points = charts.Select(chart => chart.Points.LastOrDefault(point => point.Figure.Month.Length == 0)).OfType<MonitoringPoint>()
            .ToList();
        var own = points.FirstOrDefault(point => point.Figure.LaCode == laCode);
        var all = points.FirstOrDefault(point => point.Figure.LaCode == "all")?.Figure;
        var note = own?.Funnel is not { } funnel ? own is { Figure.Withheld.Length: > 0 } without
                ? $"{without.Figure.Withheld} = {PageText.Symbol(without.Figure.Withheld)}." : ""
            : $"{Place(funnel.Position)} With so many contacts 95 of 100 authorities like all together have "
                + $"{PageText.Share(funnel.Lower95)} to {PageText.Share(funnel.Upper95)}. Records differ between authorities.";
        return new Measure("Inappropriate contacts of all contacts", Written(own?.Figure),
            all is not null ? Written(all) : own?.Funnel is { } place ? PageText.Share(place.Target) : "",
            own is { Figure.HasRatio: true } ? own.Figure.Ratio : null,
            [.. points.Where(point => point.Figure.HasRatio && point.Figure.LaCode != "all").Select(point => point.Figure.Ratio)],
            PageText.Share, note)
        {
            IsPooled = true,
        };
    }

    private static Measure? OfReturns(AuthorityFacts facts, string laCode) => facts.Returns is not { } returns ? null
        : OfShares("Returns in time, of those expected by now", returns.GroupBy(one => one.LaCode).Select(one =>
            (one.Key, one.LongCount(IsInTime), one.LongCount())), laCode,
            returns.DistinctBy(one => one.LaCode).Count() > 1 ? (returns.LongCount(IsInTime), returns.Count) : null, "", "none");

    private static Measure? OfCosts(AuthorityFacts facts, string laCode)
    {
        if (facts.Costs is not { } costs)
            return null;
        var given = costs.ByLa.Where(one => one.HasPerSessionPence).ToList();
        var own = costs.ByLa.FirstOrDefault(one => one.LaCode == laCode);
        static string Written(long pence, int sessions) => $"{PageText.Pounds((double)pence / sessions)} "
            + $"({PageText.Pounds(pence)} for {PageText.Count(sessions)})";
        return new Measure("Cost of a session delivered", own is { HasPerSessionPence: true }
            ? Written(own.TotalPence, own.DeliveredSessions) : own is { Withheld.Length: > 0 } ? "withheld" : "none",
            given.Count > 1 ? Written(given.Sum(one => one.TotalPence), given.Sum(one => one.DeliveredSessions)) : "",
            own is { HasPerSessionPence: true } ? own.PerSessionPence : null, [.. given.Select(one => one.PerSessionPence)],
            PageText.Pounds, "In the prices of their day; lines of the programme as a whole are in none of them.");
    }

    private static Measure OfShares(string name, IEnumerable<(string LaCode, long Numerator, long Denominator)> given, string laCode,
        (long Numerator, long Denominator)? all, string note, string without)
    {
        var counts = given.Where(one => one.Denominator > 0).ToDictionary(one => one.LaCode, one => (one.Numerator, one.Denominator));
        (long Numerator, long Denominator)? own = counts.TryGetValue(laCode, out var found) ? found : null;
        return new Measure(name, own is { } count ? Written(count) : without, all is { Denominator: > 0 } sum ? Written(sum) : "",
            own is { } of ? (double)of.Numerator / of.Denominator : null,
            [.. counts.Values.Select(one => (double)one.Numerator / one.Denominator)], PageText.Share, note);
    }

    /// <summary>79% (111 of 140).</summary>
    public static string Written((long Numerator, long Denominator) count) =>
        $"{PageText.Share((double)count.Numerator / count.Denominator)} "
            + $"({PageText.Count(count.Numerator)} of {PageText.Count(count.Denominator)})";

    private static string Written(ContactFigure? figure) => figure is null ? "none"
        : figure.HasRatio ? Written((figure.ContactsInappropriate, figure.ContactsTotal))
        : figure.Withheld.Length > 0 ? figure.Withheld : "none";

    /// <summary>Whether a return came by its due day.</summary>
    public static bool IsInTime(ExpectedReturn one) => one.ExtractedOn is not null && one.DaysLate == 0;

    private static string Place(FunnelPosition position) => position switch
    {
        FunnelPosition.Within => "Within the limits of chance.",
        FunnelPosition.Beyond95 => "Outside the 95% limits, inside the 99.8% limits: no alert, one in twenty is by chance.",
        FunnelPosition.Beyond998 => "Beyond the 99.8% limits: look at it.",
        _ => "",
    };
}
