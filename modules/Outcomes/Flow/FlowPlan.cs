using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A box of the plan.</summary>
/// <param name="Id">As in <see cref="FlowBox"/>; a last part * stands for each that occurs, such as a reason.</param>
/// <param name="Part">Part of the diagram.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Label">In words; of *, what comes before the number or the reason.</param>
/// <param name="Items">Items of CONSORT.</param>
/// <param name="Only">The arm that alone can have it; unspecified = both.</param>
/// <param name="IfAny">Whether it is left out when it is empty.</param>
internal sealed record Planned(string Id, FlowPart Part, FlowUnit Unit, string Label, string Items = "", Arm Only = Arm.Unspecified,
    bool IfAny = false);

/// <summary>The boxes of the participant flow, from top to bottom, each before its parts. Items are those of CONSORT 2010 with its
/// extension to cluster randomised trials, and of CONSORT 2025.</summary>
internal static class FlowPlan
{
    private const FlowPart Enrol = FlowPart.Enrolment;
    private const FlowPart Allocate = FlowPart.Allocation;
    private const FlowPart Follow = FlowPart.FollowUp;
    private const FlowPart Analyse = FlowPart.Analysis;
    private const FlowUnit Schools = FlowUnit.School;
    private const FlowUnit Posts = FlowUnit.Post;
    private const FlowUnit Answers = FlowUnit.Answer;
    private const string Flow = "CONSORT 2010 cluster 13a, 2025 22a (participant flow)";
    private const string Losses = "CONSORT 2010 cluster 13b, 2025 22b (losses and exclusions, with reasons)";
    private const string Analysis = "CONSORT 2010 cluster 16, 2025 26 (numbers analysed)";

    public static readonly IReadOnlyList<Planned> Boxes =
    [
        new("assessed", Enrol, Schools, "Schools assessed for eligibility",
            $"{Flow}; 2010 4a, 2025 12a and 12b (eligibility of people and of sites)"),
        new("assessed.excluded", Enrol, Schools, "Excluded"),
        new("assessed.excluded.not_eligible", Enrol, Schools, "Not eligible"),
        new("assessed.excluded.not_eligible.status", Enrol, Schools, "Not open"),
        new("assessed.excluded.not_eligible.phase", Enrol, Schools, "Not of secondary age"),
        new("assessed.excluded.not_eligible.type", Enrol, Schools, "Not a mainstream state-funded school"),
        new("assessed.excluded.not_eligible.other", Enrol, Schools, "Other reason", IfAny: true),
        new("assessed.excluded.opted_out", Enrol, Schools, "Opted out"),
        new("assessed.excluded.not_listed", Enrol, Schools, "Eligible, not on a list"),
        new("assessed.listed", Enrol, Schools, "On a list, not randomised yet", IfAny: true),
        new("assessed.randomised", Enrol, Schools, "Schools randomised"),
        new("assessed.randomised.*", Enrol, Schools, ""),
        new("in_error", Enrol, Schools, "Randomised in error, analysed as randomised", "CONSORT 2010 16, 2025 21b (as randomised)",
            IfAny: true),

        new("allocated", Allocate, Schools, "Schools allocated", $"{Flow}; 2025 24a (intervention as delivered)"),
        new("allocated.received", Allocate, Schools, "Received at least one session", Only: Arm.Intervention),
        new("allocated.not_received", Allocate, Schools, "Received none", Only: Arm.Intervention),
        new("allocated.not_received.withdrawn", Allocate, Schools, "Withdrew before the first session", Only: Arm.Intervention),
        new("allocated.not_received.closed", Allocate, Schools, "Closed before the first session", Only: Arm.Intervention),
        new("allocated.not_received.no_session", Allocate, Schools, "No session yet", Only: Arm.Intervention),
        new("allocated.usual_practice", Allocate, Schools, "Usual practice, at no session", Only: Arm.Control),
        new("allocated.exposed", Allocate, Schools, "Own lead or deputy was at a session", Only: Arm.Control),
        new("allocated.not_told", Allocate, Schools, "Randomised, not yet told their arm", IfAny: true),
        new("posts", Allocate, Posts, "Posts of leads and deputies", Flow),
        new("posts.start", Allocate, Posts, "In post at randomisation"),
        new("posts.start.lead", Allocate, Posts, "Leads"),
        new("posts.start.deputy", Allocate, Posts, "Deputies"),
        new("posts.joined", Allocate, Posts, "Joined afterwards"),
        new("posts.joined.lead", Allocate, Posts, "Leads"),
        new("posts.joined.deputy", Allocate, Posts, "Deputies"),
        new("baseline", Allocate, Answers, "Answers to the baseline survey", "CONSORT 2010 15, 2025 25 (baseline data)"),
        new("baseline.both", Allocate, Answers, "Same person answered at follow-up"),
        new("baseline.once", Allocate, Answers, "Answered at baseline only"),

        new("followed", Follow, Schools, "Follow-up of schools", Losses),
        new("followed.taking_part", Follow, Schools, "Taking part"),
        new("followed.discontinued", Follow, Schools, "Discontinued: withdrew from delivery", IfAny: true),
        new("followed.discontinued.*", Follow, Schools, ""),
        new("followed.lost", Follow, Schools, "Lost: withdrew data"),
        new("followed.lost.*", Follow, Schools, ""),
        new("followed.closed", Follow, Schools, "Lost: closed"),
        new("returned", Follow, Schools, "Outcome returned for schools", Flow),
        new("returned.all", Follow, Schools, "In every trial month so far"),
        new("returned.some", Follow, Schools, "In some trial months"),
        new("returned.none", Follow, Schools, "In none"),
        new("kept", Follow, Posts, "Follow-up of leads and deputies", Losses),
        new("kept.in_post", Follow, Posts, "In post"),
        new("kept.left", Follow, Posts, "Left"),
        new("kept.left.*", Follow, Posts, ""),
        new("followup", Follow, Answers, "Answers to the follow-up survey", Flow),
        new("followup.both", Follow, Answers, "Same person answered at baseline"),
        new("followup.once", Follow, Answers, "Answered at follow-up only"),

        new("analysis", Analyse, Schools, "Schools as randomised", Analysis),
        new("analysis.analysed", Analyse, Schools, "Analysed: contacts in the trial months"),
        new("analysis.analysed.complete", Analyse, Schools, "No data withdrawn"),
        new("analysis.analysed.data_withdrawn", Analyse, Schools, "Data withdrawn: months before that"),
        new("analysis.excluded", Analyse, Schools, "Excluded from the analysis"),
        new("analysis.excluded.no_contacts", Analyse, Schools, "No contact in any month"),
        new("analysis.excluded.data_withdrawn", Analyse, Schools, "Withdrew data, nothing returned"),
        new("analysis.excluded.nothing_returned", Analyse, Schools, "Nothing returned"),
    ];

    /// <summary>Boxes that count the same units, and so have the same counts.</summary>
    public static readonly IReadOnlyList<string[]> Same = [["assessed.randomised", "allocated", "followed", "returned", "analysis"],
        ["posts", "kept"]];

    /// <summary>Whether a count of these is by arm only once the analysis is unmasked: leavers and answers are outcomes. Which schools
    /// returned anything is not: whoever knows the arms has to see that both arms are followed.</summary>
    public static bool NeedsUnmasking(FlowUnit unit) => unit is FlowUnit.Post or FlowUnit.Answer;

    /// <summary>The box of which this one is a part; empty = of none.</summary>
    public static string ParentOf(string id) => id.LastIndexOf('.') is >= 0 and var dot ? id[..dot] : "";

    /// <summary>The plan of a box.</summary>
    public static Planned PlannedBox(string id) =>
        Boxes.FirstOrDefault(box => box.Id == id) ?? Boxes.First(box => box.Id == $"{ParentOf(id)}.*");

    /// <summary>A reason or a batch in words.</summary>
    public static string Words(string code)
    {
        var words = code.Replace('_', ' ');
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
