using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<GetUnitResponse> GetUnit(GetUnitRequest request, ServerCallContext context)
    {
        var day = request.AsOf?.ToDateOnly() ?? clock.Today();

        var scope = Caller.Of(context).Scope;
        var near = await UnitsNearAsync([request.Urn], context.CancellationToken);
        // A URN is looked up in the whole history: the day only says what became of the unit by then.
        var urns = near.On(DateOnly.MaxValue).WithUrn(request.Urn).Where(urn => scope.Sees(near.LaCodeOf(urn)))
            .Order(StringComparer.Ordinal).ToList();
        if (urns.Count == 0)
            throw Faults.NotFound("unit", request.Urn);

        var units = near.On(day);
        return new GetUnitResponse { Units = { urns.Select(urn => Told(units.Describe(urn), near, scope)) } };
    }
}
