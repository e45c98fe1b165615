using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    private const int MostInStream = 50_000;

    public override async Task<RecordSessionsResponse> RecordSessions(IAsyncStreamReader<RecordSessionsRequest> requestStream,
        ServerCallContext context)
    {
        var all = await ReceiveAsync(requestStream, context.CancellationToken);
        if (await commit.FirstAnswerAsync<RecordSessionsResponse>(Change.Of(context, all)) is { } answer)
            return answer;
        if (all.Entries.Count == 0)
            throw Faults.Invalid("entries", FieldCodes.Missing, "at least one entry is expected.");
        return await RecordEntriesAsync(all, report => new RecordSessionsResponse { Report = report }, context);
    }

    private static async Task<BatchRecordSessionsRequest> ReceiveAsync(IAsyncStreamReader<RecordSessionsRequest> stream,
        CancellationToken cancel)
    {
        var all = new BatchRecordSessionsRequest();
        for (var first = true; await stream.MoveNext(cancel); first = false)
        {
            if (stream.Current.Options is { } options)
            {
                if (!first)
                    throw Faults.Invalid("options", FieldCodes.NotFirst, "options in the first message only are expected.");
                (all.ValidateOnly, all.RequestId) = (options.ValidateOnly, options.RequestId);
            }
            if (stream.Current.Entry is { } entry)
                all.Entries.Add(entry);
            if (all.Entries.Count > MostInStream)
                throw Faults.Invalid("entries", FieldCodes.OutOfRange, $"at most {MostInStream} entries are expected.");
        }
        return all;
    }
}
