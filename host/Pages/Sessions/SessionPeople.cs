using System.Text.RegularExpressions;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Who was at a session: those in post, and what is typed of them.</summary>
internal static partial class SessionPeople
{
    /// <summary>Field for further references.</summary>
    public const string Others = "others";

    /// <summary>Leads and deputies in post at the school on the session's day, then everybody else who is recorded.</summary>
    public static async Task<IReadOnlyList<SessionPerson>> LoadAsync(PageRequest request, Session session,
        IReadOnlyList<Attendance> recorded)
    {
        var posts = await new EnrolmentService.EnrolmentServiceClient(request.Calls).ListPostsAsync(new()
        {
            Urn = session.Urn,
            InPostOn = session.HeldOn ?? session.ScheduledOn,
            PageSize = 100
        }, cancellationToken: request.Cancel);
        var inPost = posts.Posts.GroupBy(post => post.LeadRef).OrderBy(person => person.Min(post => post.Role))
            .ThenBy(person => person.Key, StringComparer.Ordinal)
            .Select(person => new SessionPerson(person.Key, PageText.Words(person.Min(post => post.Role)),
                recorded.FirstOrDefault(one => one.LeadRef == person.Key))).ToList();
        return [.. inPost, .. recorded.Where(one => inPost.All(person => person.LeadRef != one.LeadRef))
            .Select(one => new SessionPerson(one.LeadRef, "", one))];
    }

    /// <summary>Field that says whether somebody was there.</summary>
    public static string ThereField(string leadRef) => $"there.{leadRef}";

    /// <summary>Field that says why not.</summary>
    public static string WhyField(string leadRef) => $"why.{leadRef}";

    /// <summary>What stands in the fields at first: what is recorded.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Usual(IEnumerable<SessionPerson> people) => people
        .Where(person => person.Recorded is not null).SelectMany(person => new[]
        {
            KeyValuePair.Create(ThereField(person.LeadRef), person.Recorded!.Attended ? "yes" : "no"),
            KeyValuePair.Create(WhyField(person.LeadRef), person.Recorded.AbsenceReason),
        });

    /// <summary>What was typed, in the order in which it is sent, each with its field.</summary>
    public static IReadOnlyList<(string Field, Attendance Said)> Read(TypedFields fields) =>
    [
        // A reason alone says that somebody was not there.
        .. fields.Under("there.").Concat(fields.Under("why.")).Select(one => one.Of).Distinct().Select(leadRef => (ThereField(leadRef),
            new Attendance
            {
                LeadRef = leadRef,
                Attended = fields.Text(ThereField(leadRef)) == "yes",
                AbsenceReason = fields.Text(WhyField(leadRef))
            })),
        .. fields.Words(Others).Select(leadRef => (Others, new Attendance { LeadRef = leadRef, Attended = true })),
    ];

    /// <summary>The field of a problem that the service named by its place in the list.</summary>
    public static PageProblem Placed(PageProblem problem, TypedFields fields)
    {
        if (Place().Match(problem.Field) is not { Success: true } place)
            return problem.Field != "attendance" ? problem
                : new(Others, "Say of at least one person whether they were there.");
        var people = Read(fields);
        var at = int.Parse(place.Groups[1].Value, Texts.England);
        if (at >= people.Count)
            return problem;
        var (field, said) = people[at];
        return PageProblems.Named(problem, said.LeadRef) with
        {
            Field = field != Others && place.Groups[2].Value == "absence_reason" ? WhyField(said.LeadRef) : field
        };
    }

    [GeneratedRegex(@"^attendance\[(\d{1,3})\]\.([a-z_]+)$")]
    private static partial Regex Place();
}
