namespace Programme.Delivery;

/// <summary>A person's time in the post of lead or deputy at a school; no last day = in post.</summary>
internal sealed record PostHeld(string LeadRef, string Urn, DateOnly From, DateOnly? To)
{
    public bool On(DateOnly day) => day >= From && (To is null || day <= To);
}
