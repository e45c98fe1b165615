using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler
{
    public override async Task<SetMappingResponse> SetMapping(SetMappingRequest request, ServerCallContext context)
    {
        var asked = request.Mapping ?? new();
        MappingChecks.ThrowIfAny(asked);

        await enrolment.AuthorityAsync(asked.LaCode, context.CancellationToken);
        var mapping = MappingRow.Of(asked);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var answer = new SetMappingResponse { Mapping = mapping.ToMessage() };
            if (await writing.Mappings.AsTracking()
                .SingleOrDefaultAsync(row => row.LaCode == mapping.LaCode && row.ValidFrom == mapping.ValidFrom, cancel) is { } before)
            {
                answer.Replaces = before.ToMessage();
                writing.Entry(before).CurrentValues.SetValues(mapping);
            }
            else
                writing.Add(mapping);
            return answer;
        });
    }
}
