using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler
{
    private const int ShortestRecipient = 3;
    private const int LongestRecipient = 200;

    public override async Task<ProposePackReleaseResponse> ProposePackRelease(ProposePackReleaseRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Text("recipient", request.Recipient, ShortestRecipient, LongestRecipient, "a recipient");
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var run = await PackSources.RunAsync(writing, request.Run, cancel);
            var release = new PackReleaseRow
            {
                Number = (await writing.PackReleases.MaxAsync(row => (int?)row.Number, cancel) ?? 0) + 1,
                Run = run.Number,
                Recipient = request.Recipient.Trim(),
                Reason = request.Reason.Trim(),
                ProposedBy = Caller.Of(context).Person!,
                ProposedAt = clock.GetUtcNow(),
            };
            writing.Add(release);
            return new ProposePackReleaseResponse { Release = release.ToMessage() };
        });
    }
}
