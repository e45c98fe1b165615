using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>A measure of the process evaluation.</summary>
/// <param name="Code">Code.</param>
/// <param name="Dimension">Dimension.</param>
/// <param name="Unit">share, minutes, cases, points or count.</param>
/// <param name="Text">Numerator and denominator in words.</param>
/// <param name="Of">Computes it from the facts of one authority in one span of time.</param>
internal sealed record MeasureRule(string Code, ProcessDimension Dimension, string Unit, string Text,
    Func<AuthorityFacts, MeasureAmount> Of)
{
    /// <summary>Whether it is about what people answered: then the figure over all authorities is not the sum, but decided by
    /// itself.</summary>
    public bool OfAnswers => Unit == "points";

    public MeasureDefinition ToMessage() => new() { Code = Code, Dimension = Dimension, Unit = Unit, Text = Text };

    /// <summary>Over all authorities.</summary>
    /// <param name="authorities">Facts of each.</param>
    /// <param name="ofNone">What belongs to none, and scores over all.</param>
    public MeasureAmount Over(IEnumerable<AuthorityFacts> authorities, AuthorityFacts ofNone) =>
        OfAnswers ? Of(ofNone) : MeasureAmount.Over([.. authorities.Append(ofNone).Select(Of)]);
}
