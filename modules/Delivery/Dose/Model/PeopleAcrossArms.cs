using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Contamination by people: those with posts at schools of both arms in the time of the trial.</summary>
internal static class PeopleAcrossArms
{
    /// <summary>The entries, one for each person, in no order.</summary>
    public static IEnumerable<Contamination> Of(ContaminationFacts facts) => facts.Posts.GroupBy(post => post.LeadRef)
        .Where(own => own.Any(post => facts.IsControl(post.Urn)) && own.Any(post => facts.IsTreated(post.Urn)))
        .Select(own => Entry(facts, own.Key, [.. own]));

    private static Contamination Entry(ContaminationFacts facts, string leadRef, List<PostHeld> posts)
    {
        var treated = posts.Where(post => facts.IsTreated(post.Urn)).ToList();
        var control = posts.Where(post => facts.IsControl(post.Urn)).ToList();
        var moved = treated.TrueForAll(post => post.To < control.Min(other => other.From));
        var spans = moved ? control.ConvertAll(post => SpanOf(post, facts.AsOf)) : Shared(treated, control, facts.AsOf);
        var entry = new Contamination
        {
            Kind = moved ? ContaminationKind.MovedToControl : ContaminationKind.PostsInBothArms,
            LeadRefs = { leadRef },
            SinceOn = (spans.Count > 0 ? spans.Min(span => span.From) : treated.Min(post => post.From)).ToDate(),
            Days = Days(spans),
        };
        if (spans.Count > 0)
            entry.LastOn = spans.Max(span => span.To).ToDate();
        entry.AddUnits(posts.Select(post => facts.UnitOf(post.Urn)).OfType<Allocation>());
        entry.AddSessions(facts.AttendedBy(leadRef));
        return entry;
    }

    private static Span SpanOf(PostHeld post, DateOnly asOf) => new(post.From, post.To < asOf ? post.To.Value : asOf);

    /// <summary>The days with posts in both arms at once.</summary>
    private static List<Span> Shared(List<PostHeld> treated, List<PostHeld> control, DateOnly asOf) =>
        [.. from one in treated.Select(post => SpanOf(post, asOf))
            from other in control.Select(post => SpanOf(post, asOf))
            let both = new Span(one.From > other.From ? one.From : other.From, one.To < other.To ? one.To : other.To)
            where both.From <= both.To
            select both];

    /// <summary>Days in any of the spans, each once.</summary>
    private static int Days(List<Span> spans)
    {
        var (days, counted) = (0, DateOnly.MinValue);
        foreach (var span in spans.OrderBy(span => span.From))
        {
            var from = span.From > counted ? span.From : counted.AddDays(1);
            days += Math.Max(0, span.To.DayNumber - from.DayNumber + 1);
            counted = span.To > counted ? span.To : counted;
        }
        return days;
    }
}
