using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Outcomes;

/// <summary>What other modules state of the trial now, as parts of a lock. They are not frozen: a lock keeps what they said. Schools are
/// under the URN that was listed, people under the marks of surveys. See decision 0050.</summary>
internal sealed class LockStatements(Trial trial, SurveyMarks marks, FromEnrolment enrolment,
    [FromKeyedServices("outcomes")] DeliveryService.DeliveryServiceClient delivery)
{
    public async Task<IReadOnlyList<LockPart>> LoadAsync(CancellationToken cancel)
    {
        var units = new UnitUrns(await enrolment.UnitsAsync("", null, cancel));
        var stated = await delivery.GetDeliveryStatementAsync(new(), cancellationToken: cancel);
        var allocated = await NotDrawn.NullAsync(() => enrolment.AllocationsAsync(cancel)) ?? [];
        LockPart[] parts =
        [
            LockPart.Of(LockPart.Allocation,
                allocated.Select(row => Line(row.Urn, row.LaCode, row.Arm == Arm.Intervention ? "T" : "C", Number(row.Batch),
                    Day(row.RandomisedInErrorOn)))),
            LockPart.Of(LockPart.Withdrawals, (await enrolment.WithdrawalsAsync(DateOnly.MaxValue, cancel))
                .Select(row => Line($"{Listed(units, row.Urn)} {row.Scope}".ToLowerInvariant(), Day(row.WithdrawnOn), row.Reason))),
            LockPart.Of(LockPart.Posts, (await enrolment.PostsAsync("", null, cancel))
                .Select(post => Line(post.PostId, Listed(units, post.Urn), marks.OfPerson(post.LeadRef),
                post.Role == PostRole.Lead ? "lead" : "deputy", Day(post.StartedOn), Day(post.EndedOn), post.LeavingReason.ToString()))),
            // As the register had them on the trial's first day.
            LockPart.Of(LockPart.Schools, (await enrolment.SchoolsAsync([], trial.FirstOn.ToDate(), cancel))
                .Select(school => Line(school.Urn, school.LaCode,
                school.HasPupils ? Number(school.Pupils) : "",
                    school.HasFsmPercent ? school.FsmPercent.ToString("R", CultureInfo.InvariantCulture) : ""))),
            LockPart.Of(LockPart.Sessions,
                stated.Sessions.Select(session =>
                    Line(session.SessionRef, Listed(units, session.Urn), Day(session.HeldOn), session.SupervisorRef,
                session.HasMinutes ? Number(session.Minutes) : "", string.Join(' ', session.LeadRefs.Select(marks.OfPerson))))),
            LockPart.Of(LockPart.Compliance,
                stated.Rules.Select(rule => Line(Number(rule.Number), rule.Name.Replace(',', ' '), rule.InForce ? "in_force" : ""))),
        ];
        return [.. parts.Select(part => part with { Salt = marks.OfLock(part.Name) })];
    }

    private static string Line(params string[] cells) => string.Join(',', cells);

    private static string Listed(UnitUrns units, string urn) => units.ListedOf(urn) ?? urn;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(Google.Type.Date? day) => day?.ToDateOnly().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
