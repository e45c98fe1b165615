using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class CreateGroupTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_group_has_a_reference_of_its_own_in_an_authority_in_scope(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 1);
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "350");
        var request = new CreateGroupRequest { LaCode = "350", GroupRef = "G350-created", Format = DeliveryFormat.Group };

        var group = (await coordinator.CreateGroupAsync(request)).Group;
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await coordinator.CreateGroupAsync(new CreateGroupRequest { GroupRef = "a name", Format = (DeliveryFormat)9 }));

        Assert.Equal(("G350-created", "350", 0), (group.GroupRef, group.LaCode, group.Members.Count));
        Assert.Equal(["la_code", "group_ref", "format"], fields.Fields());
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await coordinator.CreateGroupAsync(request));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await coordinator.CreateGroupAsync(new CreateGroupRequest { LaCode = "351", GroupRef = "G351" }));
    }
}
