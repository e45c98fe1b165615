using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Whether the boxes of a flow reconcile.</summary>
internal static class FlowSums
{
    /// <summary>Sentences for boxes that do not reconcile; empty when all do.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<FlowBox> boxes)
    {
        var parts = boxes.ToLookup(box => FlowPlan.ParentOf(box.Id), Counts);
        var ofParts = boxes.Where(box => parts.Contains(box.Id) && Counts(box) != parts[box.Id].Aggregate(Plus))
            .Select(box => $"{box.Id} has {Counts(box)}, its parts {parts[box.Id].Aggregate(Plus)}.");
        var ofArms = boxes.Where(box => box.ByArm is { } arms && box.Count != arms.Intervention + arms.Control + box.NotTold)
            .Select(box => $"{box.Id} has {Counts(box)} by arm.");
        var ofSame = FlowPlan.Same.Select(same => boxes.Where(box => same.Contains(box.Id)).ToList())
            .Where(same => same.Select(box => box.Count).Distinct().Count() > 1)
            .Select(same => $"{string.Join(", ", same.Select(box => $"{box.Id} {box.Count}"))} should be the same.");
        return ofParts.Concat(ofArms).Concat(ofSame);
    }

    private static (int All, int Intervention, int Control, int NotTold) Counts(FlowBox box) =>
        (box.Count, box.ByArm?.Intervention ?? 0, box.ByArm?.Control ?? 0, box.NotTold);

    private static (int All, int Intervention, int Control, int NotTold) Plus((int All, int Intervention, int Control, int NotTold) one,
        (int All, int Intervention, int Control, int NotTold) other) =>
        (one.All + other.All, one.Intervention + other.Intervention, one.Control + other.Control, one.NotTold + other.NotTold);

    /// <summary>The boxes of a flow; a flow that does not add up is an error of this program, and not shown.</summary>
    /// <exception cref="InvalidOperationException">It does not add up.</exception>
    public static List<FlowBox> ReconciledBoxes(ParticipantFlow flow)
    {
        var boxes = flow.Boxes();
        var problems = Problems(boxes).ToList();
        return problems.Count == 0 ? boxes
            : throw new InvalidOperationException($"The participant flow does not add up: {string.Join(" ", problems)}");
    }
}
