using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The codes of the list of term dates.</summary>
internal static class TermCodes
{
    public static readonly IReadOnlyDictionary<string, TermKind> TermKinds = new Dictionary<string, TermKind>
    {
        ["half_term"] = TermKind.HalfTerm,
        ["inset"] = TermKind.Inset,
    };
}
