using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>The participant flow on a day: every school, post and answer in one innermost box of each of its parts.</summary>
internal sealed record ParticipantFlow
{
    public required DateOnly Day { get; init; }

    /// <summary>Whether it is for somebody who may not know the arms.</summary>
    public required bool Blinded { get; init; }

    /// <summary>Whether the analysis is unmasked: before that posts, leavers and answers are by arm for nobody.</summary>
    public bool Unmasked { get; init; }

    public required IReadOnlyList<SchoolInFlow> Schools { get; init; }
    public IReadOnlyList<PostInFlow> Posts { get; init; } = [];
    public IReadOnlyList<AnswerInFlow> Answers { get; init; } = [];

    /// <summary>Trial months that were over by then.</summary>
    public int MonthsOver { get; init; }

    public bool Drawn => Schools.Any(school => school.Batch > 0);

    public bool ShowsArms => Withheld.Length == 0;

    /// <summary>Why nothing is shown by arm; empty = it is.</summary>
    public string Withheld => this switch
    {
        { Drawn: false } => Reasons.NotDrawn,
        { Blinded: true } => Reasons.NotUnmasked,
        _ => Schools.Any(school => school.Batch > 0 && school.Arm != Arm.Unspecified) ? "" : Reasons.NotReleased,
    };

    /// <summary>Why a box is not shown by arm; empty = it is, or arms do not matter to it.</summary>
    public string WithheldOf(Planned box) => this switch
    {
        _ when box.Part == FlowPart.Enrolment => "",
        { ShowsArms: false } => Withheld,
        { Unmasked: false } when FlowPlan.NeedsUnmasking(box.Unit) => Reasons.NotUnmasked,
        _ => "",
    };

    /// <summary>Schools by arm that are so; null when arms are not shown.</summary>
    public ArmFlow? ByArm(Func<SchoolInFlow, bool> so) => !ShowsArms ? null : new ArmFlow
    {
        Intervention = Schools.Count(school => school.Arm == Arm.Intervention && so(school)),
        Control = Schools.Count(school => school.Arm == Arm.Control && so(school)),
    };

    /// <summary>The boxes, in the order of the plan.</summary>
    public List<FlowBox> Boxes()
    {
        var inside = Marks().SelectMany(mark => WithParents(mark.Id).Select(id => (Id: id, mark.Arm)))
            .ToLookup(mark => mark.Id, mark => mark.Arm);
        return [.. FlowPlan.Boxes.Where(box => box.Part == FlowPart.Enrolment || Drawn).SelectMany(box => IdsOf(box, inside))
            .Select(id => Box(id, [.. inside[id]]))];
    }

    private IEnumerable<(string Id, Arm Arm)> Marks()
    {
        var randomised = Schools.Where(school => school.Batch > 0).ToList();
        return Schools.Select(school => (school.Enrolled(), school.Arm))
            .Concat(randomised.Where(school => school.RandomisedInError).Select(school => ("in_error", school.Arm)))
            .Concat(randomised.Select(school => (Blinded ? "allocated" : school.Allocated(), school.Arm)))
            .Concat(randomised.Select(school => (school.Followed(Blinded), school.Arm)))
            .Concat(randomised.Select(school => (school.Returned(MonthsOver), school.Arm)))
            .Concat(randomised.Select(school => (school.Analysed(), school.Arm)))
            .Concat(Posts.Select(post => (post.Since, post.Arm)))
            .Concat(Posts.Select(post => (post.Kept, post.Arm)))
            .Concat(Answers.Select(answer => (answer.Box, answer.Arm)));
    }

    private static IEnumerable<string> WithParents(string id)
    {
        for (var at = id; at.Length > 0; at = FlowPlan.ParentOf(at))
            yield return at;
    }

    /// <summary>Expands a line of the diagram's plan for this trial.</summary>
    private IEnumerable<string> IdsOf(Planned box, ILookup<string, Arm> inside)
    {
        if (box.Id.EndsWith('*'))
            return inside.Select(group => group.Key).Where(id => FlowPlan.ParentOf(id) == FlowPlan.ParentOf(box.Id))
                .OrderBy(id => id.Contains(".batch_", StringComparison.Ordinal) ? id.Length : 0).ThenBy(id => id, StringComparer.Ordinal);
        var leftOut = (box.IfAny && !inside.Contains(box.Id)) || (box.Only != Arm.Unspecified && !ShowsArms);
        return leftOut ? [] : [box.Id];
    }

    private FlowBox Box(string id, Arm[] units)
    {
        var plan = FlowPlan.PlannedBox(id);
        var box = new FlowBox
        {
            Id = id,
            Part = plan.Part,
            Unit = plan.Unit,
            Label = plan.Label.Length > 0 ? plan.Label : FlowPlan.Words(id[(id.LastIndexOf('.') + 1)..]),
            Items = plan.Items,
            Count = units.Length,
        };
        box.Withheld = WithheldOf(plan);
        if (box.Withheld.Length == 0 && plan.Part != FlowPart.Enrolment)
        {
            box.ByArm = new ArmFlow
            {
                Intervention = units.Count(arm => arm == Arm.Intervention),
                Control = units.Count(arm => arm == Arm.Control)
            };
            box.NotTold = units.Count(arm => arm == Arm.Unspecified);
        }
        return box;
    }
}
