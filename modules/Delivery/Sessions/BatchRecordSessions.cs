using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    private const int MostInBatch = 500;

    public override Task<BatchRecordSessionsResponse> BatchRecordSessions(BatchRecordSessionsRequest request, ServerCallContext context) =>
        request.Entries.Count is 0 or > MostInBatch
            ? throw Faults.Invalid("entries", FieldCodes.OutOfRange, $"1 to {MostInBatch} entries are expected; more go by RecordSessions.")
            : RecordEntriesAsync(request, report => new BatchRecordSessionsResponse { Report = report }, context);
}
