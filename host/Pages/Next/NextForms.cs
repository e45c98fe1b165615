using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>A form with which a step is done.</summary>
/// <param name="Name">In the form; the act.</param>
/// <param name="Button">On the button.</param>
/// <param name="Text">What it does, in a sentence.</param>
/// <param name="Asked">What is asked besides the word of the act.</param>
public sealed record NextForm(string Name, string Button, string Text, IReadOnlyList<NextField> Asked)
{
    /// <summary>Name of the field with the word of an act that cannot be undone.</summary>
    public const string WordField = "word";

    /// <summary>Under which name a session keeps what was typed into it.</summary>
    public string KeptAs => $"next/{Name}";

    /// <summary>What is asked, and the word of the act last.</summary>
    public IReadOnlyList<NextField> Fields => NextActs.All[NextActs.KindOf(Name)].Word is { Length: > 0 } word
        ? [.. Asked, new(WordField, $"This cannot be undone. Type {word} to do it", "")] : Asked;

    /// <summary>The name of a field on the page, where other forms ask for the same.</summary>
    public string IdOf(string field) => IdOf(Name, field);

    /// <summary>The same by the name of the form.</summary>
    public static string IdOf(string form, string field) => $"{form.Replace(':', '-')}-{field}";

    /// <summary>A problem with it, at its field on the page; one that is at no field stays as it is.</summary>
    public PageProblem At(PageProblem problem) =>
        Fields.Any(field => field.Name == problem.Field) ? problem with { Field = IdOf(problem.Field) } : problem;

    /// <summary>As it is drawn. The word of an act is typed anew each time.</summary>
    /// <param name="kept">What was typed before.</param>
    /// <param name="problems">What is wrong with it.</param>
    public FormState State(IReadOnlyDictionary<string, string> kept, IReadOnlyList<PageProblem> problems) =>
        FormState.New(KeptAs, kept.Where(field => field.Key != IdOf(WordField)).ToDictionary(), new Dictionary<string, string>()) with
        {
            Problems = [.. problems.Select(At)]
        };
}

/// <summary>A field of such a form.</summary>
/// <param name="Name">In the call.</param>
/// <param name="Label">Beside it.</param>
/// <param name="Hint">What is expected; empty = the label says it.</param>
/// <param name="Rows">Lines of a longer text; 0 = one line.</param>
public sealed record NextField(string Name, string Label, string Hint, int Rows = 0);

/// <summary>Which forms a reader finds on a step: those of acts that the access table lets the reader do, when the step is open.</summary>
internal static class NextForms
{
    private static readonly NextField Reason = new("reason", "Why", "3 to 500 characters. Never name a person. It is shown for ever.",
        Rows: 3);

    private static readonly IReadOnlyList<NextField> Beacon =
    [
        new("beacon_source", "Public value to be mixed in: who publishes it", "For example: drand, quicknet. Empty = none is mixed in."),
        new("beacon_round", "Which of its values", "For example: round 3412000."),
        new("beacon_at", "When it comes to exist, in UTC", "For example: 2021-07-01T12:00:00Z."),
    ];

    /// <summary>The forms of a step, for whoever asks.</summary>
    public static IReadOnlyList<NextForm> Of(PageRequest request, NextStep step, NextFacts facts) =>
        [.. Possible(step, facts).Where(form => request.May(NextActs.All[NextActs.KindOf(form.Name)].Rpc))];

    private static IEnumerable<NextForm> Possible(NextStep step, NextFacts facts)
    {
        if (step.State == NextStepState.Open)
            return OfOpen(step.Code, facts);
        if (step is { State: NextStepState.Done, Code: "release" })
            return facts.ToReveal.Select(batch => new NextForm($"reveal:{batch}", $"Reveal the draw of batch {batch}", "Downloads the "
                + "record from which anybody can derive the arms again. Whoever has it knows every arm: publish it when nobody needs to "
                + "be blinded any more.", []));
        if (!step.Overridable)
            return [];
        var propose = new NextForm($"override:{step.Code}", "Propose to go without it",
            "Two persons can decide to go without what is missing now. Another person confirms it.", [Reason]);
        return step.WaitingOverride.Length == 0 ? [propose] :
        [
            new($"confirm:{step.Code}", "Confirm the override", "As a second person. It is shown for ever.", []),
            propose with { Text = "Another proposal takes the place of the one that waits." },
        ];
    }

    private static IEnumerable<NextForm> OfOpen(string code, NextFacts facts) => code switch
    {
        "list" => [new("list", "Freeze the list", "All eligible schools that did not opt out.", [])],
        "seed" => [new("seed", "Commit to the seed", "Made by the operating system, and sealed. Half of the schools of each authority go "
            + "into each arm. Publish the answer before the draw.", Beacon)],
        "draw" => [new("draw", "Draw", "Once. The arms stay sealed until they are released.", facts.List?.Commitment
            is { BeaconSource.Length: > 0 } named ? [new("beacon", $"{named.BeaconSource}, {named.BeaconRound}", "The value as published.")]
            : [])],
        "release" => [new("release", "Release the arms", "To those who may know them, in every authority.", [])],
        "plan" when facts.Plan is null =>
            [new("record-plan", "Record the shipped plan",
                "The one that comes with the program. Another one is recorded with the command.", [])],
        "plan" => [new("lock-plan", "Lock the plan", $"Plan {facts.Plan.Number}, SHA-256 {facts.Plan.Sha256}, recorded by "
            + $"{facts.Plan.RecordedBy}. As a second person.", [])],
        "lock" => [new("lock", "Lock the data", "What is locked stays on record. Two persons can unlock the data, and every result "
            + "says so.", [])],
        "unmasking" when facts.Unmasking.State == UnmaskingState.Proposed => [new("unmask", "Confirm the unmasking",
            $"{facts.Unmasking.ProposedBy} proposed it. As a second person.", [])],
        "unmasking" => [new("propose-unmasking", "Propose the unmasking", "With the newest plan and the lock that stands. Another person "
            + "confirms it.", [])],
        _ => [],
    };
}

/// <summary>What the forms name.</summary>
/// <param name="Lists">Frozen lists, by batch.</param>
/// <param name="Plan">The newest plan; null = none.</param>
/// <param name="Unmasking">The unmasking.</param>
internal sealed record NextFacts(IReadOnlyList<FrozenList> Lists, AnalysisPlan? Plan, Unmasking Unmasking)
{
    /// <summary>The newest list; null = none.</summary>
    public FrozenList? List => Lists is [.., var last] ? last : null;

    /// <summary>Batches that were drawn here, and whose authorities are all released.</summary>
    public IEnumerable<int> ToReveal => Lists.Where(list => list.Origin == AllocationOrigin.DrawnHere
        && list.SchoolsByLa.Keys.All(list.ReleasedLaCodes.Contains)).Select(list => list.Batch);

    public static async Task<NextFacts> LoadAsync(PageRequest request)
    {
        var allocation = new AllocationService.AllocationServiceClient(request.Calls);
        return new NextFacts((await allocation.GetListAsync(new(), cancellationToken: request.Cancel)).Lists,
            await StepFacts.PlanAsync(request.Calls, request.Cancel),
            (await allocation.GetUnmaskingAsync(new(), cancellationToken: request.Cancel)).Unmasking);
    }
}
