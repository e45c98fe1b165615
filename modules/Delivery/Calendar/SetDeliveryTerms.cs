using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<SetDeliveryTermsResponse> SetDeliveryTerms(SetDeliveryTermsRequest request, ServerCallContext context)
    {
        var next = CheckTerms(request.Terms ?? new DeliveryTerms());

        await CheckAuthorityAsync(next.LaCode, next.Urn, context.CancellationToken);
        await using var db = store.Read(context);
        var before = await db.DeliveryTerms.SingleOrDefaultAsync(row => row.LaCode == next.LaCode && row.Urn == next.Urn
            && row.HoldsFrom == next.HoldsFrom, context.CancellationToken);
        if (request.Etag.Length > 0 && request.Etag != (before?.Etag ?? ""))
            throw Faults.Stale("terms of delivery");

        var after = next with { Version = (before?.Version ?? 0) + 1 };
        var response = new SetDeliveryTermsResponse { Terms = after.ToMessage(), Replaces = before?.ToMessage() };
        return await commit.SaveAsync(context, request, response, writing =>
        {
            if (before is null)
                writing.Add(after);
            else
                writing.Attach(before).CurrentValues.SetValues(after);
        });
    }

    /// <summary>An authority in scope, and if one is named a school of it.</summary>
    private async Task CheckAuthorityAsync(string laCode, string urn, CancellationToken cancel)
    {
        if ((await enrolment.AuthoritiesAsync(cancel)).All(authority => authority.LaCode != laCode))
            throw Faults.NotFound("authority", laCode);
        if (urn.Length > 0 && (await enrolment.SchoolsAsync([urn], cancel)).GetValueOrDefault(urn)?.IsOf(laCode) is not true)
            throw Faults.NotFound("school", urn);
    }

    private DeliveryTermsRow CheckTerms(DeliveryTerms terms)
    {
        var fields = new FieldProblems();
        fields.Needed("terms.la_code", terms.LaCode);
        var usual = TermsOverTime.Usual.On(trial.FirstOn);
        var row = new DeliveryTermsRow
        {
            LaCode = terms.LaCode,
            Urn = terms.Urn,
            HoldsFrom = fields.Day("terms.holds_from", terms.HoldsFrom),
            CadenceWeeks = terms.CadenceWeeks == 0 ? usual.CadenceWeeks : terms.CadenceWeeks,
            ToleranceDays = terms.HasToleranceDays ? terms.ToleranceDays : usual.ToleranceDays,
            PlannedMinutes = terms.PlannedMinutes == 0 ? usual.PlannedMinutes : terms.PlannedMinutes,
            Format = terms.Format == DeliveryFormat.Unspecified ? usual.Format : terms.Format,
            Mode = terms.Mode == SessionMode.Unspecified ? usual.Mode : terms.Mode,
            FirstOn = fields.OptionalDay("terms.first_on", terms.FirstOn),
            LastOn = fields.OptionalDay("terms.last_on", terms.LastOn),
        };
        fields.Range("terms.cadence_weeks", row.CadenceWeeks, 1, 26);
        fields.Range("terms.tolerance_days", row.ToleranceDays, 0, Math.Clamp((row.CadenceWeeks * 7) - 1, 0, 20));
        fields.Range("terms.planned_minutes", row.PlannedMinutes, 1, 600);
        fields.OneOf("terms.format", row.Format);
        fields.OneOf("terms.mode", row.Mode);
        CheckPeriod(fields, row);
        fields.ThrowIfAny();
        return row;
    }

    private void CheckPeriod(FieldProblems fields, DeliveryTermsRow row)
    {
        bool Outside(DateOnly? day) => day < trial.FirstOn || day > trial.LastOn;
        fields.AddIf(Outside(row.FirstOn), "terms.first_on", FieldCodes.OutsideTrial,
            $"a day of the trial, {trial.FirstOn:yyyy-MM-dd} to {trial.LastOn:yyyy-MM-dd}, is expected.");
        fields.AddIf(Outside(row.LastOn), "terms.last_on", FieldCodes.OutsideTrial,
            $"a day of the trial, {trial.FirstOn:yyyy-MM-dd} to {trial.LastOn:yyyy-MM-dd}, is expected.");
        fields.AddIf(row.FirstOn > row.LastOn, "terms.last_on", FieldCodes.BeforeStart, "the last day is not before the first.");
    }
}
