
namespace Programme.Enrolment;

/// <summary>Which URN led to which by a day, by the register's links and closings. Nothing depends on the order in which
/// these are given, and URNs that lead to each other in a circle are walked once.</summary>
internal sealed class Lineage
{
    private readonly IReadOnlyDictionary<string, RegisterEntryRow> register;
    private readonly DateOnly? registeredOn;
    private readonly DateOnly day;
    private readonly ILookup<string, Succession> onward;
    private readonly ILookup<string, Succession> back;

    /// <param name="links">Links of the register, of any type.</param>
    /// <param name="register">The newest entries of the establishments that the links name, by URN.</param>
    /// <param name="registeredOn">Day of the newest extract; null = there is none.</param>
    /// <param name="day">Links and closings after this day are left out.</param>
    public Lineage(IEnumerable<LinkRow> links, IReadOnlyDictionary<string, RegisterEntryRow> register, DateOnly? registeredOn, DateOnly day)
    {
        (this.register, this.registeredOn, this.day) = (register, registeredOn, day);
        var started = Succession.FromLinks(links).Select(link => link with { StartsOn = StartsOn(link) })
            .Where(link => link.StartsOn <= day).ToList();
        onward = started.ToLookup(link => link.Urn);
        back = started.ToLookup(link => link.SuccessorUrn);
    }

    /// <summary>The URNs to which a URN led, by day.</summary>
    public List<Stage> After(string urn)
    {
        var reached = Walk(urn, at => onward[at].Select(link => link.SuccessorUrn));
        return InOrder(reached.Where(at => at != urn), reached);
    }

    /// <summary>The URNs that led to a URN, by day, and last the URN itself; none that <paramref name="others"/> hold.</summary>
    public List<Stage> UpTo(string urn, IReadOnlySet<string> others)
    {
        var reached = Walk(urn, at => back[at].Select(link => link.Urn).Where(before => !others.Contains(before)));
        return [.. InOrder(reached.Where(at => at != urn), reached), .. InOrder([urn], reached)];
    }

    /// <summary>What a URN has come to: those of the URNs it led to that led to no other, or of which a part was split off and
    /// the rest goes on. In a circle it is the one that was reached last.</summary>
    public List<string> Ends(string urn, IReadOnlyCollection<Stage> after)
    {
        List<string> reached = [urn, .. after.Select(stage => stage.Urn)];
        var ends = reached.Where(at => onward[at].All(link => link.Splits && IsStillOpen(link, link.StartsOn)))
            .Order(StringComparer.Ordinal).ToList();
        return ends.Count > 0 ? ends : [reached.OrderBy(LastArrival).ThenBy(at => at, StringComparer.Ordinal).Last()];
    }

    /// <summary>What the newest register says of a URN.</summary>
    public RegisterEntryRow? Entry(string urn) => register.GetValueOrDefault(urn);

    /// <summary>Last day open, when it is before the day.</summary>
    public DateOnly? ClosedOn(string urn) => Entry(urn)?.LastDay is { } last && last < day ? last : null;

    /// <summary>First day of a link: its own, or the day after the old URN closed. None while the old URN is open; and none when,
    /// by the register of the link's day or later, it still is and the new one is not: then the change was put off.</summary>
    private DateOnly? StartsOn(Succession link)
    {
        var starts = link.EstablishedOn ?? Entry(link.Urn)?.LastDay?.AddDays(1);
        return IsStillOpen(link, starts) && Entry(link.SuccessorUrn) is not { IsOpen: true } ? null : starts;
    }

    private bool IsStillOpen(Succession link, DateOnly? starts) => starts <= registeredOn && Entry(link.Urn) is { IsClosed: false };

    private DateOnly? LastArrival(string urn) => back[urn].Max(link => link.StartsOn);

    private static HashSet<string> Walk(string from, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { from };
        var waiting = new Stack<string>(reached);
        while (waiting.TryPop(out var at))
        {
            foreach (var other in next(at).Where(reached.Add))
                waiting.Push(other);
        }
        return reached;
    }

    /// <summary>URNs by the day of the first link from one of <paramref name="among"/> that led there.</summary>
    private List<Stage> InOrder(IEnumerable<string> urns, HashSet<string> among) =>
        [.. urns.Select(urn => new Stage(urn,
            back[urn].Where(link => among.Contains(link.Urn)).OrderBy(link => link.StartsOn)
                .ThenBy(link => link.Urn, StringComparer.Ordinal).FirstOrDefault()))
            .OrderBy(stage => stage.By?.StartsOn).ThenBy(stage => stage.Urn, StringComparer.Ordinal)];
}

/// <summary>A URN in a line of URNs.</summary>
/// <param name="Urn">The URN.</param>
/// <param name="By">The link that led there; null = none did.</param>
internal sealed record Stage(string Urn, Succession? By);
