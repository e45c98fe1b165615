using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task ExportList(ExportListRequest request, IServerStreamWriter<ExportListResponse> responseStream,
        ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("kind", request.Kind);
        fields.OneOf("format", request.Format, optional: true);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var list = await OutgoingAsync(db, request.Kind, context.CancellationToken);

        await list.SendAsync(request.Format, responseStream, bytes => new ExportListResponse { Content = bytes },
            context.CancellationToken);
    }

    private static Task<OutgoingList> OutgoingAsync(EnrolmentDb db, ListKind kind, CancellationToken cancel) => kind switch
    {
        ListKind.Authorities => AuthoritiesAsync(db, cancel),
        ListKind.Agreements => AgreementsAsync(db, cancel),
        ListKind.Leads => LeadsAsync(db, cancel),
        ListKind.Supervisors => SupervisorsAsync(db, cancel),
        ListKind.Withdrawals => WithdrawalsAsync(db, cancel),
        ListKind.Baselines => BaselinesAsync(db, cancel),
        _ => FrozenListAsync(db, cancel),
    };

    private static async Task<OutgoingList> AuthoritiesAsync(EnrolmentDb db, CancellationToken cancel) => new(
        ["la_code", "gss_code", "name", "region", "mou_signed_on", "dsa_signed_on", "valid_from", "valid_to", "mou_signed_by",
            "mou_version", "dsa_signed_by", "dsa_version"],
        (await db.Authorities.OrderBy(row => row.LaCode).ThenBy(row => row.ValidFrom).ToListAsync(cancel))
            .Select(row => new object?[]
            {
                row.LaCode, row.GssCode, row.Name, row.Region, row.MouSignedOn, row.DsaSignedOn,
                    row.ValidFrom == AuthorityRow.Always ? null : row.ValidFrom, row.ValidTo,
                CodeOf(Signatories.Codes, row.MouSignedBy), row.MouVersion, CodeOf(Signatories.Codes, row.DsaSignedBy), row.DsaVersion,
            }));

    private static async Task<OutgoingList> AgreementsAsync(EnrolmentDb db, CancellationToken cancel) => new(
        ["urn", "kind", "signed_on", "signed_by", "version"],
        (await db.Agreements.OrderBy(row => row.Urn).ThenBy(row => row.SignedOn).ThenBy(row => row.Kind).ToListAsync(cancel))
            .Select(row => new object?[] { row.Urn, CodeOf(AgreementKinds, row.Kind), row.SignedOn, CodeOf(Signatories.Codes, row.SignedBy),
                row.DocumentVersion }));

    private static async Task<OutgoingList> BaselinesAsync(EnrolmentDb db, CancellationToken cancel) => new(
        ["urn", "completed_on"],
        (await db.Baselines.OrderBy(row => row.Urn).ToListAsync(cancel)).Select(row => new object?[] { row.Urn, row.CompletedOn }));

    private static async Task<OutgoingList> LeadsAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var posts = await db.Posts.OrderBy(row => row.LeadRef).ThenBy(row => row.Urn).ThenBy(row => row.StartedOn).ThenBy(row => row.Role)
            .ToListAsync(cancel);
        var leads = posts.ToDictionary(row => row.PostId, row => row.LeadRef);
        return new(["lead_ref", "urn", "role", "started_on", "ended_on", "leaving_reason", "covers_lead_ref"],
            posts.Select(row => new object?[]
        {
            row.LeadRef, row.Urn, CodeOf(PostRoles, row.Role), row.StartedOn, row.EndsBefore?.AddDays(-1),
                CodeOf(LeavingReasons, row.LeavingReason),
            row.CoversPostId is { } covered ? leads.GetValueOrDefault(covered) : null,
        }));
    }

    private static async Task<OutgoingList> SupervisorsAsync(EnrolmentDb db, CancellationToken cancel) => new(
        ["supervisor_ref", "la_code", "fte", "grade", "started_on", "ended_on"],
        (await db.Supervisors.OrderBy(row => row.SupervisorRef).ThenBy(row => row.LaCode).ThenBy(row => row.StartedOn).ToListAsync(cancel))
            .Select(row => new object?[] { row.SupervisorRef, row.LaCode, row.Fte, row.Grade, row.StartedOn,
                row.EndsBefore?.AddDays(-1) }));

    private static async Task<OutgoingList> WithdrawalsAsync(EnrolmentDb db, CancellationToken cancel) => new(
        ["urn", "withdrawn_on", "scope", "reason"],
        (await db.Withdrawals.OrderBy(row => row.Urn).ThenBy(row => row.Scope).ToListAsync(cancel))
            .Select(row => new object?[] { row.Urn, row.WithdrawnOn, CodeOf(WithdrawalScopes, row.Scope), row.Reason }));

    private static async Task<OutgoingList> FrozenListAsync(EnrolmentDb db, CancellationToken cancel) => new(
        ["la_code", "urn"],
        (await db.ListedSchools.OrderBy(row => row.LaCode).ThenBy(row => row.Urn).ToListAsync(cancel))
            .Select(row => new object?[] { row.LaCode, row.Urn }));

    /// <summary>The code that stands for a value in files; blank when it has none.</summary>
    private static string? CodeOf<T>(Dictionary<string, T> codes, T value)
        where T : struct => codes.FirstOrDefault(code => EqualityComparer<T>.Default.Equals(code.Value, value)).Key;
}
