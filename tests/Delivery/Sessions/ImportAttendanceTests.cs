using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ImportAttendanceTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_person_is_at_a_session_once_and_a_later_file_corrects(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "IAT-1");
        await delivery.RecordSessionAsync(new RecordSessionRequest { SessionRef = "IAT-1", HeldOn = GivenDelivery.Day(2022, 3, 1) });

        var first = await ImportAsync(delivery, "IAT-1,L0002,1,\nIAT-1,L0002,1,\nIAT-1,L0003,0,teaching\n");
        var again = await ImportAsync(delivery, "IAT-1,L0002,1,\n");
        var corrected = await ImportAsync(delivery, "IAT-1,L0002,0,\n");

        Assert.Equal((2, 1, "DUPLICATE_ROW"), (first.Report.RowsAdded, first.Report.RowsDropped, Assert.Single(first.Report.Notes).Code));
        Assert.True(again.Report.NothingChanged);
        Assert.Equal(1, corrected.Report.RowsChanged);
    }

    [SkippableTheory, EachStore]
    public async Task Unknown_sessions_and_people_are_refused_with_their_lines(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "IAT-2");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(delivery,
            "IAT-none,L0002,1,\nIAT-2,L9999,0,illness\nIAT-2,L0002,perhaps,\nIAT-2,L0003,0,\nIAT-2,L0003,0,illness\n"));

        Assert.Equal(["line 2, column session_ref", "line 3, column lead_ref", "line 4, column attended", "line 6, column lead_ref"],
            refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_session_of_another_authority_is_unknown_and_presence_at_a_session_that_was_not_held_is_noted(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.ScheduledAsync(GivenDelivery.Delivery(programme), "IAT-3");
        var other = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");
        var own = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "350");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(other, "IAT-3,L0002,1,\n"));
        var report = (await ImportAsync(own, "IAT-3,L0002,1,\n")).Report;

        Assert.Contains("line 2, column session_ref", refusal.Fields());
        Assert.Equal("SESSION_NOT_HELD", Assert.Single(report.Notes).Code);
    }

    private static Task<ImportAttendanceResponse> ImportAsync(DeliveryService.DeliveryServiceClient delivery, string rows) =>
        delivery.ImportAttendance()
        .SendAsync(new ImportAttendanceRequest { Options = Imports.Options("attendance.csv") },
            "session_ref,lead_ref,attended,absence_reason\n" + rows);
}
