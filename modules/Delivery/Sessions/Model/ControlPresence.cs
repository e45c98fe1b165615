using Programme.Enrolment.V1;

namespace Programme.Delivery;

/// <summary>What posts a person who attended a session held on its day.</summary>
/// <param name="Posts">Posts by person.</param>
/// <param name="Arms">Schools and their arms, by URN; null = not drawn or released.</param>
/// <param name="Everybody">Whether these are the posts of all authorities.</param>
internal sealed record ControlPresence(ILookup<string, PostHeld> Posts, IReadOnlyDictionary<string, Allocation>? Arms, bool Everybody)
{
    /// <summary>Whether a reference can be that of a lead or deputy. Somebody who works in another authority is unknown to a caller of
    /// this one and may still have been there: who was at a session is never lost.</summary>
    public bool MayBe(string leadRef) => Posts.Contains(leadRef) || (!Everybody && SessionCodes.IsReference(leadRef));

    /// <summary>The flag of somebody who was at a session on a day; null = nothing is unusual, or the arms are not known.</summary>
    public string? FlagOf(string leadRef, DateOnly day)
    {
        if (Arms is null)
            return null;
        var held = Posts[leadRef].Where(post => post.On(day)).ToList();
        if (held.Count == 0)
            return SessionFlags.NoPost;
        if (!held.Exists(post => ArmOf(post) == Arm.Control))
            return null;
        return held.Exists(post => ArmOf(post) == Arm.Intervention) ? SessionFlags.AlsoControlSchool : SessionFlags.ControlSchool;
    }

    /// <summary>The control schools at which a person was in post on a day, by URN.</summary>
    public IEnumerable<string> ControlUrns(string leadRef, DateOnly day) => Posts[leadRef]
        .Where(post => post.On(day) && ArmOf(post) == Arm.Control).Select(post => post.Urn).Distinct().Order(StringComparer.Ordinal);

    private Arm? ArmOf(PostHeld post) => Arms!.GetValueOrDefault(post.Urn)?.Arm;
}
