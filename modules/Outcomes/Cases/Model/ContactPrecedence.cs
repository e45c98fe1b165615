using System.Numerics;

namespace Programme.Outcomes;

/// <summary>Outcome of a contact; exactly one.</summary>
internal enum ContactOutcome
{
    /// <summary>Counts in contacts_total alone.</summary>
    Other,
    ToReferral,
    OnOpenCase,
    ToEarlyHelp,
    AdviceOnly,
    Nfa,
}

/// <summary>
/// Makes one outcome of several flags: whatever goes furthest counts, so that a contact is closed with no further action only when
/// nothing else was done.
/// </summary>
internal static class ContactPrecedence
{
    /// <summary>Changes whenever the rule does. Flags are stored, so a new rule needs no file again.</summary>
    public const string Version = "SSD-1";

    public const string Text =
        "precedence when several flags are Y: NEW_REFERRAL or CP_ENQUIRY > EXISTING_REFERRAL > OTHER_OUTCOMES_EXIST (= early help here) > "
        +
        "MISSING, OLA_CP, PRIVATE_FOSTERING, NON_AGENCY_ADOPTION (= other, in contacts_total only) > ADVICE > NFA; " +
        "only source 2A whose name resolves to a school on the allocation list counts";

    private static readonly (ContactFlags Any, ContactOutcome Outcome)[] Order =
    [
        (ContactFlags.NewReferral | ContactFlags.CpEnquiry, ContactOutcome.ToReferral),
        (ContactFlags.ExistingReferral, ContactOutcome.OnOpenCase),
        (ContactFlags.OtherOutcomesExist, ContactOutcome.ToEarlyHelp),
        (ContactFlags.Missing | ContactFlags.OlaCp | ContactFlags.PrivateFostering | ContactFlags.NonAgencyAdoption, ContactOutcome.Other),
        (ContactFlags.Advice, ContactOutcome.AdviceOnly),
        (ContactFlags.Nfa, ContactOutcome.Nfa),
    ];

    public static ContactOutcome Outcome(ContactFlags flags) =>
        Order.Where(step => (flags & step.Any) != 0).Select(step => step.Outcome).FirstOrDefault(ContactOutcome.Other);

    /// <summary>Whether the rule had to decide.</summary>
    public static bool IsSeveral(ContactFlags flags) => BitOperations.PopCount((uint)flags) > 1;
}
