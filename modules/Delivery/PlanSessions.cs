using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    private const int UsualMinutes = 90;

    public override async Task<PlanSessionsResponse> PlanSessions(PlanSessionsRequest request, ServerCallContext context)
    {
        var asked = CheckPlan(request);

        var authorities = await enrolment.AuthoritiesAsync(context.CancellationToken);
        if (authorities.All(authority => authority.LaCode != request.LaCode))
            throw Faults.NotFound("authority", request.LaCode);
        await enrolment.ArmsAsync(request.LaCode, context.CancellationToken);
        await using var db = store.Read(context);
        var circumstances = await surroundings.LoadAsync(db, request.LaCode, context.CancellationToken);
        if (!circumstances.Teaching(request.LaCode).Known)
            throw Faults.Precondition(Reasons.NoTermDates, request.LaCode, $"There are no term dates of authority {request.LaCode}. Import them first.");
        if (await db.Sessions.AnyAsync(row => row.LaCode == request.LaCode, context.CancellationToken))
            throw Faults.Precondition(Reasons.AlreadyPlanned, request.LaCode, $"Authority {request.LaCode} has sessions already; a plan is made before any.");

        var first = asked ?? circumstances.StartOf(request.LaCode);
        var plan = FourWeeklyPlan.Make(circumstances.Teaching(request.LaCode), first, trial.LastOn);
        var rows = PlannedRows(request, circumstances, plan);

        var response = new PlanSessionsResponse
        {
            Sessions = rows.Count,
            Slots = { plan.Slots.Select(day => day.ToDate()) },
            LeftOut = { plan.LeftOut.Select(day => day.ToDate()) },
        };
        if (request.ValidateOnly)
            return response;
        if (rows.Count == 0)
            return await commit.RememberAsync(Change.Of(context, request), response);
        return await commit.SaveAsync(context, request, response, writing => writing.Sessions.AddRange(rows));
    }

    private DateOnly? CheckPlan(PlanSessionsRequest request)
    {
        var fields = new FieldProblems();
        fields.Needed("la_code", request.LaCode);
        var first = fields.OptionalDay("first_on", request.FirstOn);
        fields.AddIf(first > trial.LastOn, "first_on", "AFTER_END", "a day before the trial's end is expected.");
        fields.OneOf("format", request.Format, optional: true);
        fields.OneOf("mode", request.Mode, optional: true);
        fields.Range("planned_minutes", request.PlannedMinutes, 0, 600);
        fields.ThrowIfAny();
        return first;
    }

    /// <summary>One session for each treated school and slot until the school withdraws. The references come from school
    /// and slot, so that two plans made at once cannot both be stored.</summary>
    private static List<SessionRow> PlannedRows(PlanSessionsRequest request, Circumstances circumstances, FourWeeklyPlan plan) =>
        [.. from school in circumstances.Treated
            from slot in plan.Slots.Index()
            where !circumstances.Withdrawn(school.Urn, slot.Item)
            select new SessionRow
            {
                SessionRef = string.Create(CultureInfo.InvariantCulture, $"{school.Urn}-{slot.Index + 1:00}"),
                LaCode = school.LaCode,
                Urn = school.Urn,
                Format = request.Format == SessionFormat.Unspecified ? SessionFormat.Group : request.Format,
                Mode = request.Mode == SessionMode.Unspecified ? SessionMode.InPerson : request.Mode,
                ScheduledOn = slot.Item,
                Status = SessionStatus.Scheduled,
                PlannedMinutes = request.PlannedMinutes == 0 ? UsualMinutes : request.PlannedMinutes,
            }];
}
