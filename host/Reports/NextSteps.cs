using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>The steps of the trial in their order. A step can be done when the steps that it needs are done and nothing is missing that it
/// requires (<see cref="ActRules"/>), or two persons decided to go without it.</summary>
internal static class NextSteps
{
    private const int MostNamed = 12;

    /// <summary>What it is about is not there yet: what it waits for says so.</summary>
    private static readonly string[] Nothing = [""];

    private static readonly Rule[] Rules =
    [
        new("authorities", "Record the authorities", ["trial_manager"], "programme import authorities FILE",
            facts => facts.LaCodes.Count > 0 ? [] : ["No authority of the trial is recorded."])
        { Fact = facts => $"{Many(facts.LaCodes.Count, "authority", "authorities")}." },
        new("register", "Import the register of schools", ["trial_manager"], "programme import register FILE",
            facts => facts.Register.Rows > 0 ? [] : ["The register is not imported."])
        {
            Fact = facts => $"As of {Texts.Day(facts.Register.ExtractOn)}, "
                + $"{Many(facts.Register.Eligible, "school is", "schools are")} eligible.",
        },
        new("agreements", "Have the authorities' agreements signed", ["trial_manager"], "programme import authorities FILE",
            facts => facts.LaCodes.Count == 0 ? Nothing
            : [.. Unsigned(facts, WorkKind.AuthorityMou, "memorandum of understanding"),
                .. Unsigned(facts, WorkKind.DataSharingAgreement, "data-sharing agreement")])
        { Needs = ["authorities"], Fact = _ => "Every authority signed both." },
        new("schools", "Have the schools' agreements signed", ["la_coordinator", "trial_manager"], "programme import agreements FILE",
            facts => facts.Register.Rows == 0 ? Nothing
            : [.. Outstanding(facts, WorkKind.InformationSheet,
                "was not sent the information sheet", "were not sent the information sheet"),
                .. Outstanding(facts, WorkKind.SchoolMou, "did not sign the memorandum", "did not sign the memorandum")])
        { Needs = ["register"], Fact = _ => "No school that takes part is without." },
        new("list", "Freeze the list of schools", ["trial_manager"], "programme draw freeze", facts =>
            facts.List is null ? ["No list is frozen."] : [])
        {
            Needs = ["authorities", "register"], IsFinal = true, Act = TrialAct.FreezeList,
            Caution = facts => facts.NotAgreed().Count is > 0 and var open
                ? $"{Many(open, "school", "schools")} would be listed without a signed memorandum." : null,
            Fact = facts => $"{Many(facts.List!.Schools, "school", "schools")} in batch {facts.List.Batch}.",
        },
        new("baselines", "Complete the baselines", ["la_coordinator", "trial_manager"], "programme import baselines FILE",
            facts => facts.List is null ? Nothing
            : [.. Outstanding(facts, WorkKind.Baseline, "has no complete baseline", "have no complete baseline")])
        { Needs = ["list"], Fact = _ => "No listed school that does not know its arm yet is without." },
        new("seed", "Commit to the seed", ["trial_manager"], "programme draw commit", facts => facts.List switch
        {
            null => Nothing,
            { DrawnAt: null, Commitment: null } list => [$"Batch {list.Batch} has no committed seed."],
            _ => [],
        })
        { Needs = ["list"], IsFinal = true, Fact = facts => facts.List!.Commitment is null ? "Drawn elsewhere." : "Committed." },
        new("draw", "Draw the allocation", ["trial_manager"], "programme draw run", facts => facts.List switch
        {
            null => Nothing,
            { DrawnAt: null } list => [$"Batch {list.Batch} is not drawn."],
            _ => [],
        })
        {
            Needs = ["seed"], IsFinal = true,
            Caution = facts => facts.Of(WorkKind.Baseline).Count is > 0 and var open
                ? $"{Many(open, "listed school has", "listed schools have")} no complete baseline." : null,
            Fact = facts => facts.List!.Caution.Length > 0 ? facts.List.Caution
                : $"Batch {facts.List.Batch}, {Texts.Day(facts.List.DrawnAt)}.",
        },
        new("release", "Release the arms to the authorities", ["trial_manager"], "programme draw release",
            facts => facts.List?.DrawnAt is null ? Nothing
            : Codes(facts.Of(WorkKind.Release)) is { Length: > 0 } open ? [$"Not released: {open}."] : [])
        { Needs = ["draw"], IsFinal = true, Act = TrialAct.Release, Fact = _ => "Released to every authority." },
        new("plan", "Record the plan of analysis, and lock it", ["statistician", "trial_manager", "programme_lead"],
            "programme analyse plan --record FILE, then programme analyse lock-plan by another person", facts => facts.Plan switch
            {
                null => ["No plan is recorded."],
                { LockedBy.Length: 0 } plan => [$"Plan {plan.Number} is not locked by a second person."],
                _ => [],
            })
        { Fact = facts => $"Plan {facts.Plan!.Number}, locked by {facts.Plan.LockedBy}." },
        new("lock", "Lock the data", ["data_manager"], "programme analyse lock-data",
            facts => facts.Lock is not null ? [] : ["The data are not locked."])
        { IsFinal = true, Act = TrialAct.LockData, Fact = facts => $"Locked on {Texts.Day(facts.Lock!.LockedAt)}." },
        new("unmasking", "Unmask the analysis", ["trial_manager", "programme_lead"],
            "programme analyse unmask, then programme analyse unmask --confirm by another person", facts => facts.Unmasking.State switch
            {
                UnmaskingState.Confirmed => [],
                UnmaskingState.Proposed => ["It waits for a second person."],
                _ => ["Nobody proposed it."],
            })
        {
            Needs = ["draw"], IsFinal = true, Act = TrialAct.Unmask,
            Fact = facts => $"Unmasked on {Texts.Day(facts.Unmasking.ConfirmedAt)}.",
        },
    ];

    /// <summary>The act of a step; none for one that requires nothing.</summary>
    public static TrialAct ActOf(string code) => Array.Find(Rules, rule => rule.Code == code)?.Act ?? TrialAct.Unspecified;

    /// <summary>All steps with how far they are.</summary>
    /// <param name="facts">What is recorded.</param>
    /// <param name="overrides">Of all acts, by number.</param>
    public static IReadOnlyList<NextStep> Of(StepFacts facts, IReadOnlyList<OverrideRow> overrides)
    {
        var steps = new List<NextStep>();
        foreach (var rule in Rules)
            steps.Add(StepOf(rule, facts, steps, [.. overrides.Where(row => row.Act == rule.Act)]));
        return steps;
    }

    private static NextStep StepOf(Rule rule, StepFacts facts, List<NextStep> steps, IReadOnlyList<OverrideRow> overrides)
    {
        var step = new NextStep { Code = rule.Code, Title = rule.Title, How = rule.How, Final = rule.IsFinal, Roles = { rule.Roles } };
        step.Overrides.AddRange(overrides.Where(row => row.ByOperator || row.ConfirmedAt is not null).Select(OverrideTexts.Of));
        var missing = rule.Missing(facts);
        // What is done stays done, also when something before it is open again, as with a second batch.
        if (missing.Count == 0)
        {
            (step.State, step.Fact) = (NextStepState.Done, rule.Fact(facts));
            return step;
        }
        var before = Rules.Where(one => rule.Needs.Contains(one.Code)
            && steps.Find(done => done.Code == one.Code)!.State != NextStepState.Done).Select(one => $"First: {one.Title}.").ToList();
        var required = ActRules.Missing(rule.Act, facts, []);
        var subject = ActRules.SubjectOf(rule.Act, facts);
        var isOverridden = overrides.Any(row => row.Covers(rule.Act, subject, required));
        step.Overridable = before.Count == 0 && required.Count > 0 && !isOverridden;
        if (step.Overridable && overrides.LastOrDefault(row => !row.ByOperator) is { ConfirmedAt: null } waiting)
            step.WaitingOverride = OverrideTexts.Of(waiting);
        step.State = before.Count > 0 || step.Overridable ? NextStepState.Waiting : NextStepState.Open;
        if (before.Count == 0)
            step.Missing.AddRange(required.Select(fact => fact.Text));
        step.Missing.AddRange(step.State == NextStepState.Waiting ? before : missing);
        if (step.State == NextStepState.Open && rule.Caution(facts) is { } caution)
            step.Missing.Add(caution);
        return step;
    }

    private static IEnumerable<string> Unsigned(StepFacts facts, WorkKind kind, string what) =>
        Codes(facts.Of(kind)) is { Length: > 0 } codes ? [$"The {what} is not signed by {codes}."] : [];

    private static IEnumerable<string> Outstanding(StepFacts facts, WorkKind kind, string one, string many) =>
        facts.Of(kind) is { Count: > 0 } open ? [$"{Many(open.Count, $"school {one}", $"schools {many}")} (in {Codes(open)})."] : [];

    /// <summary>Authorities of items of work, the first of them.</summary>
    public static string Codes(IReadOnlyList<WorkItem> items)
    {
        var codes = items.Select(item => item.LaCode).Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", codes.Take(MostNamed)) + (codes.Count > MostNamed ? $" and {codes.Count - MostNamed} more" : "");
    }

    /// <summary>A number of things, in words for one or many.</summary>
    public static string Many(int count, string one, string many) => $"{PageText.Count(count)} {(count == 1 ? one : many)}";

    /// <summary>A step: who does it and how, and what is missing while it is not done.</summary>
    private sealed record Rule(string Code, string Title, string[] Roles, string How, Func<StepFacts, IReadOnlyList<string>> Missing)
    {
        /// <summary>Steps that must be done before.</summary>
        public string[] Needs { get; init; } = [];

        /// <summary>The act by whose requirements it goes; none = it has none.</summary>
        public TrialAct Act { get; init; }

        /// <summary>Whether it cannot be undone.</summary>
        public bool IsFinal { get; init; }

        /// <summary>What should be known before it is done; null = nothing.</summary>
        public Func<StepFacts, string?> Caution { get; init; } = _ => null;

        /// <summary>What is there once it is done.</summary>
        public Func<StepFacts, string> Fact { get; init; } = _ => "";
    }
}
