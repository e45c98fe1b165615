using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<AssignCaseloadResponse> AssignCaseload(AssignCaseloadRequest request, ServerCallContext context)
    {
        var asked = CheckCaseload(request);

        await using var db = store.Read(context);
        var laCode = request.GroupRef.Length > 0
            ? (await FindGroupAsync(db, request.GroupRef, context.CancellationToken)).LaCode
            : (await enrolment.SchoolsAsync([request.Urn], context.CancellationToken)).GetValueOrDefault(request.Urn)?.On(asked.StartsOn)
            ?? throw Faults.NotFound("school", request.Urn);
        await CheckSupervisorsAsync(request, laCode, context.CancellationToken);
        var caseload = asked with { LaCode = laCode };
        var others = await db.Caseloads.Where(row => row.LaCode == laCode && row.Urn == caseload.Urn && row.GroupRef == caseload.GroupRef)
            .ToListAsync(context.CancellationToken);
        if (others.Find(other => other.CoversFor.Length > 0 == caseload.CoversFor.Length > 0 && other.Overlaps(caseload)) is { } there)
            throw Faults.Precondition(Reasons.CaseloadTaken, request.Urn + request.GroupRef,
                $"{there.SupervisorRef} has it from {there.StartsOn:yyyy-MM-dd}{(there.EndsOn is { } end ? $" to {end:yyyy-MM-dd}" : "")}. "
                    + "End that first, or assign cover.");

        return await commit.SaveAsync(context, request, new AssignCaseloadResponse { Caseload = caseload.ToMessage() },
            writing => writing.Caseloads.Add(caseload));
    }

    private static CaseloadRow CheckCaseload(AssignCaseloadRequest request)
    {
        var fields = new FieldProblems();
        fields.Needed("supervisor_ref", request.SupervisorRef);
        fields.AddIf(request.Urn.Length > 0 == request.GroupRef.Length > 0, "urn", FieldCodes.NotTogether,
            "a school or a group is expected, not both.");
        var startsOn = fields.Day("starts_on", request.StartsOn);
        var endsOn = fields.OptionalDay("ends_on", request.EndsOn);
        fields.AddIf(endsOn < startsOn, "ends_on", FieldCodes.BeforeStart, "the last day is not before the first.");
        fields.AddIf(request.CoversFor.Length > 0 && request.CoversFor == request.SupervisorRef, "covers_for", FieldCodes.SameSupervisor,
            "another supervisor than the one who covers is expected.");
        fields.ThrowIfAny();
        return new CaseloadRow
        {
            CaseloadRef = $"C{RandomNumberGenerator.GetHexString(12)}",
            LaCode = "",
            SupervisorRef = request.SupervisorRef,
            Urn = request.Urn,
            GroupRef = request.GroupRef,
            StartsOn = startsOn,
            EndsOn = endsOn,
            CoversFor = request.CoversFor,
        };
    }

    private async Task CheckSupervisorsAsync(AssignCaseloadRequest request, string laCode, CancellationToken cancel)
    {
        var known = (await enrolment.SupervisorPostsAsync(laCode, cancel)).Select(post => post.SupervisorRef).ToHashSet();
        var fields = new FieldProblems();
        fields.AddIf(!known.Contains(request.SupervisorRef), "supervisor_ref", FieldCodes.UnknownSupervisor,
            "a supervisor of the authority is expected.");
        fields.AddIf(request.CoversFor.Length > 0 && !known.Contains(request.CoversFor), "covers_for", FieldCodes.UnknownSupervisor,
            "a supervisor of the authority is expected, or none.");
        fields.ThrowIfAny();
    }
}
