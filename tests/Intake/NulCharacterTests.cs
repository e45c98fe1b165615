using Google.Rpc;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>U+0000 in a cell: PostgreSQL cannot store it, so no file may have it on either store.</summary>
public sealed class NulCharacterTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_cell_with_the_character_nul_is_named_by_line_and_column_beside_the_other_errors(string store)
    {
        var enrolment = (await programmes.OnAsync(store)).Client<EnrolmentService.EnrolmentServiceClient>();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportAuthorities().SendAsync(
            new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
            "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n350,E08000001,Bol\0ton,,\n3\051,E0\0,Bury,,\n35,E08000003,Manchester,,\n"));

        Assert.Equal(["line 2, column name", "line 3, column la_code", "line 3, column gss_code", "line 4, column la_code"],
            refusal.Fields());
        Assert.Equal("NUL_CHARACTER", refusal.GetDetail<BadRequest>()!.FieldViolations[0].Reason);
        Assert.Empty(enrolment.ListAuthorities(new()).Authorities);
    }

    [SkippableTheory, EachStore]
    public async Task It_is_refused_before_another_module_is_asked_about_it(string store)
    {
        var delivery = (await programmes.OnAsync(store)).Client<DeliveryService.DeliveryServiceClient>();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => GivenDelivery.SessionsAsync(delivery,
            "session_ref,urn,la_code,supervisor_ref,format,mode,scheduled_on,held_on,status,cancelled_by,reason,planned_minutes,"
                + "actual_minutes,prep_minutes,travel_minutes,cases_discussed,themes,agenda_covered\n"
            + "N1,1700\05,350,SSW01,group,in_person,2021-10-08,,scheduled,,,90,,,,,,\n"));

        Assert.Equal(["line 2, column urn"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task The_json_of_holidays_is_checked_alike(string store)
    {
        var schedule = (await programmes.OnAsync(store)).Client<ScheduleService.ScheduleServiceClient>();
        Task ImportAsync(string title) =>
            schedule.ImportHolidays().SendAsync(new ImportHolidaysRequest { Options = Imports.Options("bank-holidays.json") },
            """{"england-and-wales":{"events":[{"title":"X","date":"2030-01-02"}]}}""".Replace("X", title, StringComparison.Ordinal));

        var nul = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync("A\\u0000"));
        var half = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync("\\ud800"));

        Assert.Equal(["column england-and-wales.events[0].title"], nul.Fields());
        Assert.Equal(["file"], half.Fields());
    }
}
