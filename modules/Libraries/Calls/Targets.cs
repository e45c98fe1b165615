namespace Programme.Calls;

/// <summary>What the programme sets itself, as shares of 0 to 1 (settings <c>Targets:*</c>): lines on the boards, apart from limits that
/// are computed from data. Nothing is judged by them.</summary>
/// <param name="SessionDelivery">Sessions delivered of those due; null = none is set.</param>
/// <param name="InappropriateContacts">Contacts that are inappropriate of all; null = none is set.</param>
public sealed record Targets(double? SessionDelivery, double? InappropriateContacts)
{
    /// <summary>The figures of a target for authorities and the programme as a whole; none when it is not set.</summary>
    public static IEnumerable<Figure> Figures(Series series, double? target, IEnumerable<string> laCodes) =>
        target is { } share ? laCodes.Append(Figure.Programme).Select(code => series.Of(code, share)) : [];
}
