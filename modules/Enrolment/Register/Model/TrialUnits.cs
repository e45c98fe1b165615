using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>What became of the units of the trial by a day. A unit is a school as it was listed: it keeps its listed URN and
/// its authority, whatever URN the register gives it later. See decision 0019.</summary>
internal sealed class TrialUnits
{
    private readonly Lineage lineage;
    private readonly Dictionary<string, Line> units;
    private readonly ILookup<string, string> holders;
    private readonly HashSet<string> held;

    /// <param name="listed">Listed schools; all of them that the links can bring together.</param>
    /// <param name="lineage">Which URN led to which.</param>
    public TrialUnits(IEnumerable<ListedUnit> listed, Lineage lineage)
    {
        this.lineage = lineage;
        units = listed.ToDictionary(row => row.Urn, row => new Line(row, lineage));
        holders = units.Values.SelectMany(unit => unit.Ends, (unit, end) => (unit.Listed.Urn, End: end))
            .ToLookup(held => held.End, held => held.Urn);
        held = [.. units.Keys, .. units.Values.SelectMany(unit => unit.After).Select(stage => stage.Urn)];
    }

    /// <summary>A unit for an answer.</summary>
    public TrialUnit Describe(string listedUrn)
    {
        var unit = units[listedUrn];
        var open = unit.Ends.FindAll(end => lineage.ClosedOn(end) is null);
        var others = unit.Ends.SelectMany(end => holders[end]).Where(urn => urn != listedUrn).Distinct().Order(StringComparer.Ordinal)
            .ToList();
        var state = StateOf(unit, open.Count, others.Count);
        return new TrialUnit
        {
            ListedUrn = listedUrn,
            LaCode = unit.Listed.LaCode,
            Name = lineage.Entry(listedUrn)?.Name ?? "",
            State = state,
            SinceOn = Since(unit, state).ToDate(),
            CurrentUrns = { open.Count > 0 ? open : unit.Ends },
            Urns = { Stages(unit).Select(Describe) },
            OtherUnitUrns = { others },
        };
    }

    /// <summary>Listed URNs of the units that have or had a URN.</summary>
    public IEnumerable<string> WithUrn(string urn) =>
        units.Values.Where(unit => Stages(unit).Any(stage => stage.Urn == urn)).Select(unit => unit.Listed.Urn);

    /// <summary>Last day on which anything of a unit was open; null = something is.</summary>
    public DateOnly? LastDay(string listedUrn)
    {
        var ends = units[listedUrn].Ends;
        return ends.TrueForAll(end => lineage.ClosedOn(end) is not null) ? ends.Max(lineage.ClosedOn) : null;
    }

    /// <summary>Whether a unit goes on under another URN than the listed one.</summary>
    public bool GoesOn(string listedUrn) => units[listedUrn].After.Count > 0;

    /// <summary>Every URN that belongs to units, with the listed URN of each of these.</summary>
    public IEnumerable<(string Urn, string ListedUrn)> Urns() =>
        units.Values.SelectMany(unit => Stages(unit), (unit, stage) => (stage.Urn, unit.Listed.Urn));

    /// <summary>A URN from before the list is not part of a unit's history when another unit descends from it, too.</summary>
    private IEnumerable<Stage> Stages(Line unit) => lineage.UpTo(unit.Listed.Urn, held).Concat(unit.After);

    private UnitUrn Describe(Stage stage)
    {
        var closed = lineage.ClosedOn(stage.Urn);
        return new UnitUrn
        {
            Urn = stage.Urn,
            Name = lineage.Entry(stage.Urn)?.Name ?? "",
            PredecessorUrn = stage.By?.Urn ?? "",
            LinkType = stage.By?.LinkType ?? "",
            StartedOn = stage.By?.StartsOn.ToDate(),
            ClosedOn = closed.ToDate(),
            ClosedReason = closed is null ? "" : lineage.Entry(stage.Urn)?.ClosedReason ?? "",
        };
    }

    private static UnitState StateOf(Line unit, int open, int others)
    {
        if (open == 0)
            return UnitState.Closed;
        if (unit.Ends is [var end] && end == unit.Listed.Urn)
            return UnitState.Open;
        if (unit.Ends.Count > 1 || unit.After.Exists(stage => stage.By!.Splits))
            return UnitState.Split;
        return others > 0 || unit.After.Exists(stage => stage.By!.Merges) ? UnitState.Merged : UnitState.Converted;
    }

    private DateOnly? Since(Line unit, UnitState state) => state switch
    {
        UnitState.Open => null,
        UnitState.Closed => unit.Ends.Max(lineage.ClosedOn)?.AddDays(1),
        _ => unit.After.Where(stage => unit.Ends.Contains(stage.Urn)).Max(stage => stage.By!.StartsOn),
    };

    /// <summary>A listed school, the URNs that it led to, and what it has come to.</summary>
    private sealed class Line(ListedUnit listed, Lineage lineage)
    {
        public ListedUnit Listed => listed;

        public List<Stage> After { get; } = lineage.After(listed.Urn);

        public List<string> Ends => field ??= lineage.Ends(listed.Urn, After);
    }
}
