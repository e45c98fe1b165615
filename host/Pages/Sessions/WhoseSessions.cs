using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Whose sessions somebody looks at. A supervisor whose key is for a reference among the supervisors sees their own
/// alone.</summary>
/// <param name="Supervisors">References of the authorities in scope, in order.</param>
/// <param name="Own">The supervisor who looks; empty = somebody else, or nobody knows which.</param>
/// <param name="IsUnknown">Whether a supervisor looks, and nobody knows which.</param>
internal sealed record WhoseSessions(IReadOnlyList<string> Supervisors, string Own, bool IsUnknown)
{
    /// <param name="request">Who looks.</param>
    /// <param name="laCode">The authority; empty = all in scope.</param>
    public static async Task<WhoseSessions> LoadAsync(PageRequest request, string laCode)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(request.Calls);
        var all = await Journal.Pages.AllAsync(new ListSupervisorsRequest { LaCode = laCode },
            page => enrolment.ListSupervisorsAsync(page, cancellationToken: request.Cancel), page => page.Supervisors);
        var isSupervisor = request.Caller.Role == Role.Supervisor;
        var references = all.Select(one => one.SupervisorRef).Distinct().Order(StringComparer.Ordinal).ToList();
        var own = isSupervisor ? references.Find(one => Is(one, request.Caller.Subject) || Is(one, request.Caller.Who)) ?? "" : "";
        return new WhoseSessions(references, own, isSupervisor && own.Length == 0);
    }

    /// <summary>Whether the page of a session is for whoever looks.</summary>
    public bool MaySee(Session session) => Own.Length == 0 || session.SupervisorRef == Own;

    private static bool Is(string reference, string key) => string.Equals(reference, key, StringComparison.OrdinalIgnoreCase);
}
